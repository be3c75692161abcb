# sequential-awaits: report runs load once for each id
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    values = []
    for i in ids:
        values += asyncio.run(load(fetch, [i]))  # <- here
    return values
