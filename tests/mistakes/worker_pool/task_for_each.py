# unbounded-fan-out: makes a task for each item that comes out of the queue
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results, bad = [], []

    async def one(item):
        try:
            results.append(await work(item))  # <- here
        except Exception:
            bad.append(item)

    async with asyncio.TaskGroup() as group:
        while not queue.empty():
            group.create_task(one(await queue.get()))
    return results, bad
