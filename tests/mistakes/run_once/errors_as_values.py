# unchecked-results: collects the errors and hands them out as values
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids], return_exceptions=True)


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
