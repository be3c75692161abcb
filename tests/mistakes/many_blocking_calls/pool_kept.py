# cleanup-skipped: keeps its pools, and their threads, for ever
import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache


@lru_cache
def pool_of(workers):
    return ThreadPoolExecutor(workers)  # <- here


async def run_all(fn, items, workers):
    loop = asyncio.get_running_loop()
    pool = pool_of(workers)
    return await asyncio.gather(*[loop.run_in_executor(pool, fn, item) for item in items])
