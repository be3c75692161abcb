# waits-for-everything: deals the keys out beforehand, so that a worker who is ready has nothing left
import asyncio


async def fetch_bounded(fetch, keys, limit):
    results = [None] * len(keys)

    async def work(mine):
        for index in mine:
            results[index] = await fetch(keys[index])  # <- here

    async with asyncio.TaskGroup() as group:
        for number in range(limit):
            group.create_task(work(range(number, len(keys), limit)))
    return results
