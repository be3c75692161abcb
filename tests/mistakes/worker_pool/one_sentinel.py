# workers-not-stopped: one sentinel for all workers
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in [*items, None]:
        queue.put_nowait(item)
    results, bad = [], []

    async def worker():
        while (item := await queue.get()) is not None:  # <- here
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    async with asyncio.TaskGroup() as group:
        for _ in range(n):
            group.create_task(worker())
    return results, bad
