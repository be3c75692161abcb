# exception-group: counts the first failure of the group and forgets the others
import asyncio


async def run_jobs(jobs):
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except ExceptionGroup as failures:
        first = failures.exceptions[0]
        if not isinstance(first, (ValueError, OSError)):
            raise
        return {type(first).__name__: 1}
    return {}
