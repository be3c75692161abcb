# executor-misuse: calls the function, and hands its value to the executor
import asyncio


async def call(fn, *args, **kwargs):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, fn(*args, **kwargs))  # <- here
