# Workers over one iterator: when there are far more keys than places
import asyncio


async def fetch_bounded(fetch, keys, limit):
    results = [None] * len(keys)
    todo = iter(enumerate(keys))  # each worker takes the next one from here

    async def work():
        for index, key in todo:
            results[index] = await fetch(key)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return results
