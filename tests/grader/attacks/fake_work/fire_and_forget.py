# tries: start all and wait for none
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    for i in ids:
        asyncio.create_task(fetch(i))
    return [f"user {i}" for i in ids]
