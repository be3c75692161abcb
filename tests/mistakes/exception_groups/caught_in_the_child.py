# errors-hidden: catches everything in the child
import asyncio


async def run_jobs(jobs):
    counts = {}

    async def run(job):
        try:
            await job()
        except Exception as error:  # <- here
            for kind in (ValueError, OSError):
                if isinstance(error, kind):
                    counts[kind.__name__] = counts.get(kind.__name__, 0) + 1

    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(run(job))
    return counts
