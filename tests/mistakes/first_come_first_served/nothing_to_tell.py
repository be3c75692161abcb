# wrong-result: says nothing of a value that is None, 0 or empty
import asyncio


async def each_as_done(fetch, ids, cb):
    async def with_id(i):
        return i, await fetch(i)

    for arrival in asyncio.as_completed([with_id(i) for i in ids]):
        i, value = await arrival
        if value:
            cb(i, value)
