# gather with return_exceptions: when the jobs should not cancel each other
import asyncio
from collections import Counter


async def run_jobs(jobs):
    outcomes = await asyncio.gather(*[job() for job in jobs], return_exceptions=True)
    counts = Counter()
    for outcome in outcomes:
        if isinstance(outcome, (ValueError, OSError)):
            counts[type(outcome).__name__] += 1
        elif isinstance(outcome, BaseException):
            raise outcome
    return counts
