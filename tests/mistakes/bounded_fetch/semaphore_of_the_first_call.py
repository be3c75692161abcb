# loop-bound-at-import: keeps the semaphore of the first call, with its limit and its event loop
import asyncio

places = None


async def fetch_bounded(fetch, keys, limit):
    global places
    if places is None:
        places = asyncio.Semaphore(limit)

    async def one(key):
        async with places:  # <- here
            return await fetch(key)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(key)) for key in keys]
    return [task.result() for task in tasks]
