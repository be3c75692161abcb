# executor-misuse: gives the thread an async function, which makes a coroutine there
import asyncio


async def call(fn, *args, **kwargs):
    async def run():
        return fn(*args, **kwargs)

    return await asyncio.to_thread(run)  # <- here
