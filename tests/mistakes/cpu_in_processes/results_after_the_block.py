# blocking-call: the end of the block waits for the work, and the loop with it
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    with ProcessPoolExecutor(workers) as pool:  # <- here
        futures = [pool.submit(fn, n) for n in numbers]
    return await asyncio.gather(*[asyncio.wrap_future(future) for future in futures])
