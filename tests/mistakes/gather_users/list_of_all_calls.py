# wrong-result: a default list keeps the users of earlier calls
import asyncio


async def get_users(fetch, ids, *, users=[]):
    users.extend(await asyncio.gather(*map(fetch, ids)))
    return users
