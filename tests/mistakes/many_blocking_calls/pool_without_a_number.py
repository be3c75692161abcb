# thread-limits: makes a pool of its own and leaves its size to chance
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor() as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, item) for item in items])  # <- here
