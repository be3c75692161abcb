# pool.map inside to_thread: when many small numbers are to travel in chunks
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    def work():
        with ProcessPoolExecutor(max_workers=workers) as pool:
            return list(pool.map(fn, numbers))

    return await asyncio.to_thread(work)
