# sequential-awaits: lets one fetch pass at a time
import asyncio


async def fetch_bounded(fetch, keys, limit):
    lock = asyncio.Lock()

    async def fetch_one(key):
        async with lock:
            return await fetch(key)  # <- here

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch_one(key)) for key in keys]
    return [task.result() for task in tasks]
