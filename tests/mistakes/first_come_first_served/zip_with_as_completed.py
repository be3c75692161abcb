# completion-order: pairs the ids with results that come in another order
import asyncio


async def each_as_done(fetch, ids, cb):
    for i, next_done in zip(ids, asyncio.as_completed([fetch(i) for i in ids])):
        cb(i, await next_done)  # <- here
