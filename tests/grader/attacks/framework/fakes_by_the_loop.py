# tries: let the loop set the fields of a fake
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    loop = asyncio.get_running_loop()
    loop.call_soon(setattr, fetch, "delay", None)
    await asyncio.sleep(0)
    got = [await fetch(i) for i in ids]
    loop.call_soon(setattr, fetch, "peak", len(ids))
    await asyncio.sleep(0)
    return got
