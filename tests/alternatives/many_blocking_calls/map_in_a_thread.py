# pool.map inside to_thread: when the blocking code, its pool included, is to stay in one place
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    def work():
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(fn, items))

    return await asyncio.to_thread(work)
