# others-keep-running: counts in each job; an unexpected failure leaves gather while the others run on
import asyncio


async def run_jobs(jobs):
    counts = {}

    async def guarded(job):
        try:
            await job()  # <- here
        except (ValueError, OSError) as error:
            name = type(error).__name__
            counts[name] = counts.get(name, 0) + 1

    await asyncio.gather(*map(guarded, jobs))
    return counts
