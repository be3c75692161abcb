# executor-misuse: calls the function, and hands its value to the thread
import asyncio


async def call(fn, *args, **kwargs):
    return await asyncio.to_thread(fn(*args, **kwargs))  # <- here
