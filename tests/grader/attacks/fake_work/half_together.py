# tries: wait for two at a time
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    results = []
    for at in range(0, len(ids), 2):
        results += await asyncio.gather(*map(fetch, ids[at : at + 2]))
    return results
