# TaskGroup: when one failure should stop the other fetches
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch_one(i)) for i in ids]
    return [task.result() for task in tasks]


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
