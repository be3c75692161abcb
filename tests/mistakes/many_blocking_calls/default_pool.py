# thread-limits: leaves the number of threads to the default pool
import asyncio


async def run_all(fn, items, workers):
    return await asyncio.gather(*[asyncio.to_thread(fn, item) for item in items])  # <- here
