# thread-limits: keeps a pool of three threads, and a fourth call waits until one of them is free
import asyncio
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(3)


async def call(fn, *args, **kwargs):
    return await asyncio.wrap_future(pool.submit(fn, *args, **kwargs))  # <- here
