# waits-for-everything: delivers when the slowest is there
import asyncio


async def each_as_done(fetch, ids, cb):
    values = await asyncio.gather(*(fetch(i) for i in ids))
    for i, value in zip(ids, values):
        cb(i, value)  # <- here
