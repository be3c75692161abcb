# executor-misuse: calls the function for each item, and hands the values to the pool
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(workers) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn(item)) for item in items])  # <- here
