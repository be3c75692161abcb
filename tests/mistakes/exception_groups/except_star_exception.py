# errors-hidden: catches every Exception of the group, and counts only two kinds
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as tg:
            for job in jobs:
                tg.create_task(job())
    except* Exception as group:  # <- here
        for error in group.exceptions:
            name = type(error).__name__
            if name in ("ValueError", "OSError"):
                counts[name] = counts.get(name, 0) + 1
    return counts
