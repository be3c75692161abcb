# loop-bound-at-import: keeps a semaphore for each limit, which belongs to the first event loop
import asyncio

_gates = {}


async def fetch_bounded(fetch, keys, limit):
    gate = _gates.setdefault(limit, asyncio.Semaphore(limit))

    async def one(key):
        async with gate:
            return await fetch(key)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(key)) for key in keys]
    return [task.result() for task in tasks]
