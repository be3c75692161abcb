# swallowed-cancellation: catches the cancellation of its own task beside the failures
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except* ValueError as failures:
        counts["ValueError"] = len(failures.exceptions)
    except* OSError as failures:
        counts["OSError"] = len(failures.exceptions)
    except* asyncio.CancelledError:  # <- here
        print("stopped")
    return counts
