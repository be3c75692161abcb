# read-await-write: takes the old count, awaits, and then writes it, so failures of one turn overwrite each other
import asyncio


async def run_jobs(jobs):
    counts = {}

    async def guarded(job):
        try:
            await job()
        except (ValueError, OSError) as error:  # <- here
            kind = type(error).__name__
            before = counts.setdefault(kind, 0)
            await asyncio.sleep(0.001)  # tells somebody of it
            counts[kind] = before + 1

    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(guarded(job))
    return counts
