# waits-for-everything: awaits the tasks in the order of the ids
import asyncio


async def each_as_done(fetch, ids, cb):
    tasks = {i: asyncio.create_task(fetch(i)) for i in ids}
    for i, task in tasks.items():
        cb(i, await task)  # <- here
