# Callback inside each task: when nobody needs the results in one place
import asyncio


async def each_as_done(fetch, ids, cb):
    async def deliver(i):
        cb(i, await fetch(i))

    async with asyncio.TaskGroup() as tg:
        for i in ids:
            tg.create_task(deliver(i))
