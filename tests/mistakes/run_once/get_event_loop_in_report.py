# loop-bound-at-import: asks for the current loop where none is running
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    loop = asyncio.get_event_loop()  # <- here
    return loop.run_until_complete(load(fetch, ids))
