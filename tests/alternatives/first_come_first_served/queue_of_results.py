# Queue of results: when another task should deliver them
import asyncio


async def each_as_done(fetch, ids, cb):
    ready = asyncio.Queue()

    async def one(i):
        await ready.put((i, await fetch(i)))

    tasks = [asyncio.create_task(one(i)) for i in ids]
    for _ in ids:
        cb(*await ready.get())
    for task in tasks:
        await task
