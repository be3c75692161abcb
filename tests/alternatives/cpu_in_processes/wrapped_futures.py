# wrap_future: when each result is to be used as soon as those before it are there
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    pool = ProcessPoolExecutor(max_workers=workers)
    try:
        jobs = [asyncio.wrap_future(pool.submit(fn, n)) for n in numbers]
        return [await job for job in jobs]
    finally:
        await asyncio.to_thread(pool.shutdown)
