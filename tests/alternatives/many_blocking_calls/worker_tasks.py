# Worker tasks: when something is to be done with each result before the next item is taken
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    results = [None] * len(items)
    waiting = iter(enumerate(items))
    with ThreadPoolExecutor(workers) as pool:

        async def work():
            for index, item in waiting:
                results[index] = await loop.run_in_executor(pool, fn, item)

        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(work())
    return results
