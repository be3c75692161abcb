# semaphore-per-call: makes a semaphore for each key
import asyncio


async def fetch_bounded(fetch, keys, limit):
    async def fetch_one(key):
        semaphore = asyncio.Semaphore(limit)
        async with semaphore:  # <- here
            return await fetch(key)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch_one(key)) for key in keys]
    return [task.result() for task in tasks]
