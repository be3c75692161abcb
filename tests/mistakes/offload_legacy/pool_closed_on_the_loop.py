# blocking-call: leaves the block of the pool, which waits for the work, before it awaits
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def call(fn, *args, **kwargs):
    with ThreadPoolExecutor(1) as pool:  # <- here
        future = pool.submit(fn, *args, **kwargs)
    return await asyncio.wrap_future(future)
