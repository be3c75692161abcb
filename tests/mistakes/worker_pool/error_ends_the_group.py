# queue-never-drains: an exception ends its worker, and the group ends the others
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in [*items, *[None] * n]:
        queue.put_nowait(item)
    results, bad = [], []

    async def worker():
        while (item := await queue.get()) is not None:
            results.append(await work(item))  # <- here

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results, bad
