# wrong-result: runs a job again that has failed with an error of another kind
import asyncio


async def twice(job):
    try:
        await job()
    except (ValueError, OSError):
        raise
    except Exception:
        await job()


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(twice(job))
    except* ValueError as failures:
        counts["ValueError"] = len(failures.exceptions)
    except* OSError as failures:
        counts["OSError"] = len(failures.exceptions)
    return counts
