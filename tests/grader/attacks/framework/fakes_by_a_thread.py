# tries: let a thread read and set the fields of a fake
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    calls = await asyncio.to_thread(getattr, fetch, "calls")
    answer = await asyncio.to_thread(getattr, fetch, "answer")
    await asyncio.to_thread(setattr, fetch, "delay", None)
    got = [await fetch(i) for i in ids]
    await asyncio.to_thread(setattr, fetch, "peak", len(ids))
    return [answer(i) for i in ids]
