# exception-group: the first failure ends the group, and leaves it as a group
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)
    bad = []

    async def one(item):
        async with places:
            return await work(item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(item)) for item in items]
    return [task.result() for task in tasks], bad
