# others-keep-running: hears of the first failure only, and leaves the other jobs at work
import asyncio


async def run_jobs(jobs):
    counts = {}
    try:
        await asyncio.gather(*[job() for job in jobs])  # <- here
    except (ValueError, OSError) as error:
        counts[type(error).__name__] = 1
    return counts
