# run_in_executor with partial: when the work is to go to a pool of your own
import asyncio
from functools import partial


async def call(fn, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, partial(fn, *args, **kwargs))
