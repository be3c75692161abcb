# tries: wait for all but one together
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    if not ids:
        return []
    results = await asyncio.gather(*map(fetch, ids[:-1]))
    return [*results, await fetch(ids[-1])]
