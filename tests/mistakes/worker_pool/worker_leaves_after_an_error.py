# queue-never-drains: the handler is around the loop, so the worker ends with its first bad item
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results, bad = [], []

    async def worker():
        item = None
        try:
            while not queue.empty():
                item = queue.get_nowait()
                results.append(await work(item))  # <- here
        except Exception:
            bad.append(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results, bad
