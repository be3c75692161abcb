# completion-order: workers append the results in the order in which the fetches end
import asyncio


async def fetch_bounded(fetch, keys, limit):
    waiting = list(reversed(keys))
    results = []

    async def work():
        while waiting:
            results.append(await fetch(waiting.pop()))

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return results  # <- here
