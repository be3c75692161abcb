# blocking-call: wraps the function in async def, which changes nothing
import asyncio


async def call(fn, *args, **kwargs):
    async def run():
        return fn(*args, **kwargs)  # <- here

    return await asyncio.create_task(run())
