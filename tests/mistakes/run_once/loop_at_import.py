# loop-bound-at-import: makes one loop when the file is imported and uses it for every report
import asyncio

loop = asyncio.new_event_loop()  # <- here


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    return loop.run_until_complete(load(fetch, ids))
