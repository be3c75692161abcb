# exception-group: takes an except* block for one failure, although it gets a group of them
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(job())
    except* ValueError:
        counts["ValueError"] = counts.get("ValueError", 0) + 1
    except* OSError:
        counts["OSError"] = counts.get("OSError", 0) + 1
    return counts
