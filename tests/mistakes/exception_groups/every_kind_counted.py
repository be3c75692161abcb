# errors-hidden: counts unexpected failures, too, and so keeps them from the caller
import asyncio
from collections import Counter


async def run_jobs(jobs):
    outcomes = await asyncio.gather(*[job() for job in jobs], return_exceptions=True)
    return dict(Counter(type(o).__name__ for o in outcomes if isinstance(o, Exception)))  # <- here
