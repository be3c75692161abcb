# not-an-awaitable: gives gather one list instead of the coroutines in it
import asyncio


async def get_users(fetch, ids):
    return await asyncio.gather([fetch(i) for i in ids])  # <- here
