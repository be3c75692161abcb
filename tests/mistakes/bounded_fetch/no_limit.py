# unbounded-fan-out: starts all fetches, whatever the limit
import asyncio


async def fetch_bounded(fetch, keys, limit):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(key)) for key in keys]  # <- here
    return [task.result() for task in tasks]
