# Until the queue is empty: when all items are in it before the first worker begins
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        await queue.put(item)
    results, bad = [], []

    async def worker():
        while True:
            try:
                item = queue.get_nowait()
            except asyncio.QueueEmpty:
                return
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(min(n, len(items))):
            group.create_task(worker())
    return results, bad
