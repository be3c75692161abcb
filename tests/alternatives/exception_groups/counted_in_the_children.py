# Children that count their own failure: when each job has to go on after it
import asyncio


async def run_jobs(jobs):
    counts = {}

    async def run(job):
        try:
            await job()
        except (ValueError, OSError) as error:
            name = type(error).__name__
            counts[name] = counts.get(name, 0) + 1

    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(run(job))
    return counts
