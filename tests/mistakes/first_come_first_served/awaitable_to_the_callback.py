# forgotten-await: hands the awaitable of as_completed to the callback
import asyncio


async def each_as_done(fetch, ids, cb):
    for i, next_done in zip(ids, asyncio.as_completed([fetch(i) for i in ids])):  # <- here
        cb(i, next_done)
