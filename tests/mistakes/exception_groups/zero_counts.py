# wrong-result: has a key for a kind that did not occur
import asyncio


async def run_jobs(jobs):
    counts = {"ValueError": 0, "OSError": 0}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except* ValueError as failures:
        counts["ValueError"] = len(failures.exceptions)
    except* OSError as failures:
        counts["OSError"] = len(failures.exceptions)
    return counts  # <- here
