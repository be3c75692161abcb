# background-task-lost: starts tasks that nothing refers to, and waits for a future that their callbacks fulfil
import asyncio


async def each_as_done(fetch, ids, cb):
    missing = set(ids)
    all_there = asyncio.get_running_loop().create_future()

    async def bring(i):
        cb(i, await fetch(i))
        missing.remove(i)
        if not missing:
            all_there.set_result(None)

    for i in ids:
        asyncio.create_task(bring(i))  # <- here
    if ids:
        await all_there
