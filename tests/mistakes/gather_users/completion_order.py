# completion-order: takes the results as they come
import asyncio


async def get_users(fetch, ids):
    return [await done for done in asyncio.as_completed([fetch(i) for i in ids])]  # <- here
