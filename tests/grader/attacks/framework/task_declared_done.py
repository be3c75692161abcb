# tries: declare the task of the check to be done, and wait for ever
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    asyncio.Future.set_result(asyncio.current_task(), None)
    await asyncio.Future()
