# Two workers over one iterator: when there are more ids than tasks are wanted
import asyncio


async def load(fetch, ids):
    values = [None] * len(ids)
    left = iter(enumerate(ids))

    async def worker():
        for index, i in left:
            values[index] = await fetch(i)

    await asyncio.gather(worker(), worker())
    return values


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
