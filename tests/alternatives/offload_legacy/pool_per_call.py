# A pool for each call: when no thread may outlive the call
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def call(fn, *args, **kwargs):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=1) as pool:
        return await loop.run_in_executor(pool, lambda: fn(*args, **kwargs))
