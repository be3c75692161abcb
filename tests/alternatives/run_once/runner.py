# Runner: when one loop is to run several coroutines in turn
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    with asyncio.Runner() as runner:
        return runner.run(load(fetch, ids))
