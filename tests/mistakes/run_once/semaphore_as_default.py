# loop-bound-at-import: makes the semaphore as a default, once for all calls
import asyncio


async def load(fetch, ids, limit=asyncio.Semaphore(2)):
    async def fetch_one(i):
        async with limit:  # <- here
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
