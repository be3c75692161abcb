# exception-group: counts the group instead of what is in it
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except Exception as error:
        counts[type(error).__name__] = 1
    return counts
