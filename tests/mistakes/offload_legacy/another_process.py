# executor-misuse: hands the function to another process, where only what can be imported there arrives
import asyncio
import functools
from concurrent.futures import ProcessPoolExecutor


async def call(fn, *args, **kwargs):
    with ProcessPoolExecutor(1) as pool:
        return await asyncio.wrap_future(pool.submit(functools.partial(fn, *args, **kwargs)))  # <- here
