# wrap_future: when the jobs are submitted by code that knows nothing of asyncio
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    pool = ThreadPoolExecutor(max_workers=workers)
    try:
        jobs = [asyncio.wrap_future(pool.submit(fn, item)) for item in items]
        return [await job for job in jobs]
    finally:
        pool.shutdown(wait=False)
