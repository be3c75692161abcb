# task-not-awaited: starts tasks that call back, and returns at once
import asyncio


async def each_as_done(fetch, ids, cb):
    async def deliver(i):
        cb(i, await fetch(i))

    for i in ids:
        asyncio.create_task(deliver(i))  # <- here
