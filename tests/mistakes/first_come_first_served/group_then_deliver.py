# waits-for-everything: delivers after the block of the TaskGroup
import asyncio


async def each_as_done(fetch, ids, cb):
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(fetch(i)) for i in ids]
    for i, task in zip(ids, tasks):
        cb(i, task.result())  # <- here
