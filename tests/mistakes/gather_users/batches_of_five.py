# waits-for-everything: fetches in batches, and each batch waits for its slowest
import asyncio


async def get_users(fetch, ids):
    users = []
    for start in range(0, len(ids), 5):
        users += await asyncio.gather(*[fetch(i) for i in ids[start : start + 5]])  # <- here
    return users
