# completion-order: collects the results as they come
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(workers) as pool:
        jobs = [loop.run_in_executor(pool, fn, item) for item in items]
        return [await job for job in asyncio.as_completed(jobs)]
