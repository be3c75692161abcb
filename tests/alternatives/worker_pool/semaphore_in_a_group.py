# A semaphore and a task for each item: when there are not too many of them
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)
    results, bad = [], []

    async def one(item):
        async with places:
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    async with asyncio.TaskGroup() as group:
        for item in items:
            group.create_task(one(item))
    return results, bad
