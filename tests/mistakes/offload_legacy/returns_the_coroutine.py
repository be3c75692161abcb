# forgotten-await: gives the coroutine of to_thread instead of its value
import asyncio


async def call(fn, *args, **kwargs):
    return asyncio.to_thread(fn, *args, **kwargs)  # <- here
