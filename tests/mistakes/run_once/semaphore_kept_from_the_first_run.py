# loop-bound-at-import: makes the semaphore in the first run and keeps it for the next ones
import asyncio

limit = None


async def load(fetch, ids):
    global limit
    if limit is None:
        limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:  # <- here
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
