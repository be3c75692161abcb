# not-an-awaitable: gives gather a generator of coroutines without unpacking it
import asyncio


async def get_users(fetch, ids):
    return await asyncio.gather(fetch(i) for i in ids)  # <- here
