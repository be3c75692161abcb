# One star handler for several types: when they are treated alike
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as tg:
            for job in jobs:
                tg.create_task(job())
    except* (ValueError, OSError) as group:
        for error in group.exceptions:
            counts[type(error).__name__] = counts.get(type(error).__name__, 0) + 1
    return counts
