# forgotten-await: report returns what load(...) makes, and nothing runs it
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    return load(fetch, ids)  # <- here
