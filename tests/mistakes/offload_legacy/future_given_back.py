# forgotten-await: gives the future of the executor instead of its value
import asyncio
from functools import partial


async def call(fn, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return loop.run_in_executor(None, partial(fn, *args, **kwargs))  # <- here
