# executor-misuse: gives run_in_executor keyword arguments, which it does not take
import asyncio


async def call(fn, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, fn, *args, **kwargs)  # <- here
