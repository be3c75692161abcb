# wrap_future: when the rest of the program already hands its work to a ThreadPoolExecutor
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=8)


async def call(fn, *args, **kwargs):
    return await asyncio.wrap_future(pool.submit(fn, *args, **kwargs))
