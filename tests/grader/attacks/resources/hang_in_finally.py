# tries: refuse to be cancelled
# for: gather_users
# ends: failed timed_out broken review

import asyncio


async def get_users(fetch, ids):
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            pass
