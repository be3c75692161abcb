# not-an-awaitable: gives gather the function itself
import asyncio


async def get_users(fetch, ids):
    return await asyncio.gather(*[fetch for _ in ids])  # <- here
