# wrong-result: takes a TypeError of the function for one of the call, and calls again without keywords
import asyncio


async def call(fn, *args, **kwargs):
    try:
        return await asyncio.to_thread(fn, *args, **kwargs)
    except TypeError:
        return await asyncio.to_thread(fn, *args)
