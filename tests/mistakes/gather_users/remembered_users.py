# wrong-result: keeps what earlier calls have fetched in the module
import asyncio

known = {}


async def get_users(fetch, ids):
    new = [i for i in ids if i not in known]
    for i, user in zip(new, await asyncio.gather(*[fetch(i) for i in new])):
        known[i] = user
    return [known[i] for i in ids]
