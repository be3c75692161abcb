# waits-for-everything: deals the items out beforehand, so that a worker who is ready has nothing left
import asyncio


async def process_all(work, items, n):
    results, bad = [], []

    async def worker(mine):
        for item in mine:
            try:
                results.append(await work(item))  # <- here
            except Exception:
                bad.append(item)

    async with asyncio.TaskGroup() as group:
        for number in range(n):
            group.create_task(worker(items[number::n]))
    return results, bad
