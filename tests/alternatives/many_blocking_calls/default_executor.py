# set_default_executor: when the whole program should use this number of threads, to_thread included
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(workers))
    return await asyncio.gather(*[asyncio.to_thread(fn, item) for item in items])
