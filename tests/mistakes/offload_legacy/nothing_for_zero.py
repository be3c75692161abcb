# wrong-result: takes a result that counts as false for no result
import asyncio


async def call(fn, *args, **kwargs):
    result = await asyncio.to_thread(fn, *args, **kwargs)
    if not result:
        return None
    return result
