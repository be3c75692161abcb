# exception-group: raises the first failure, so that the others are lost
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        try:
            async with asyncio.TaskGroup() as group:
                for job in jobs:
                    group.create_task(job())
        except ExceptionGroup as failures:
            raise failures.exceptions[0]
    except (ValueError, OSError) as error:
        counts[type(error).__name__] = 1
    return counts
