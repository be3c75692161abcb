# unbounded-fan-out: the fetches are started outside of the semaphore, and only awaited in it
import asyncio


async def fetch_bounded(fetch, keys, limit):
    places = asyncio.Semaphore(limit)

    async def bounded(task):
        async with places:
            return await task

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(key)) for key in keys]  # <- here
        for task in tasks:
            group.create_task(bounded(task))
    return [task.result() for task in tasks]
