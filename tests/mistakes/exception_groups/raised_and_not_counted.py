# exception-group: hands the first failure to the caller
import asyncio


async def run_jobs(jobs):
    counts = {"ValueError": 0, "OSError": 0}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except ExceptionGroup as eg:
        for error in eg.exceptions:
            counts[type(error).__name__] += 1
        raise eg.exceptions[0]  # <- here
    return {}
