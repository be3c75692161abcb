# thread-limits: limits the calls to `workers`, but the default pool may have fewer threads
import asyncio


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    room = asyncio.Semaphore(workers)

    async def run(item):
        async with room:
            return await loop.run_in_executor(None, fn, item)

    return await asyncio.gather(*[run(item) for item in items])  # <- here
