# loop-bound-at-import: keeps the semaphore in a class, made at import
import asyncio


class Limits:
    fetches = asyncio.Semaphore(2)


async def load(fetch, ids):
    async def fetch_one(i):
        async with Limits.fetches:  # <- here
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
