# tries: wait for what never comes
# for: gather_users
# ends: failed timed_out broken review

import asyncio


async def get_users(fetch, ids):
    await asyncio.Event().wait()
