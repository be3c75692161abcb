# exception-group: expects the failures under their own types, but they come in a group
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        async with asyncio.TaskGroup() as group:  # <- here
            for job in jobs:
                group.create_task(job())
    except ValueError:
        counts["ValueError"] = counts.get("ValueError", 0) + 1
    except OSError:
        counts["OSError"] = counts.get("OSError", 0) + 1
    return counts
