# unbounded-fan-out: makes a pool with a thread for each item
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    if not items:
        return []
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(len(items)) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, item) for item in items])  # <- here
