# sequential-awaits: awaits each call before the next one is handed over
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    results = []
    with ThreadPoolExecutor(workers) as pool:
        for item in items:
            results.append(await loop.run_in_executor(pool, fn, item))  # <- here
    return results
