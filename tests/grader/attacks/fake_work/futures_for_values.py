# tries: give tasks in the place of values
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    return [asyncio.create_task(fetch(i)) for i in ids]
