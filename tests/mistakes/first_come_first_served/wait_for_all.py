# waits-for-everything: waits for all tasks, then delivers the set
import asyncio


async def each_as_done(fetch, ids, cb):
    tasks = {asyncio.create_task(fetch(i)): i for i in ids}
    if not tasks:
        return
    done, _ = await asyncio.wait(tasks)
    for task in done:
        cb(tasks[task], task.result())  # <- here
