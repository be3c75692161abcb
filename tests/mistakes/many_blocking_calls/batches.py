# waits-for-everything: hands over a batch at a time, and each batch waits for its slowest
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    results = []
    with ThreadPoolExecutor(workers) as pool:
        for start in range(0, len(items), workers):
            batch = items[start : start + workers]
            results += await asyncio.gather(*[loop.run_in_executor(pool, fn, item) for item in batch])  # <- here
    return results
