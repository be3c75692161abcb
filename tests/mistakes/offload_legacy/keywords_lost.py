# executor-misuse: leaves the keyword arguments behind
import asyncio


async def call(fn, *args, **kwargs):
    return await asyncio.get_running_loop().run_in_executor(None, fn, *args)  # <- here
