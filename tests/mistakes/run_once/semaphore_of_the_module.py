# loop-bound-at-import: makes the semaphore when the file is imported
import asyncio

LIMIT = asyncio.Semaphore(2)  # <- here


async def fetch_one(fetch, i):
    async with LIMIT:
        return await fetch(i)


async def load(fetch, ids):
    return await asyncio.gather(*[fetch_one(fetch, i) for i in ids])


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
