# tries: turn the loop without end
# for: gather_users
# ends: failed timed_out broken review

import asyncio


async def get_users(fetch, ids):
    while True:
        await asyncio.sleep(0)
