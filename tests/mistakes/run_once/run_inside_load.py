# nested-run: load starts an event loop of its own
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    async def fetch_all():
        return await asyncio.gather(*[fetch_one(i) for i in ids])

    return asyncio.run(fetch_all())  # <- here


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
