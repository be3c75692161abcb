# sequential-awaits: awaits the first worker before it starts the second
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results, bad = [], []

    async def worker():
        while not queue.empty():
            item = queue.get_nowait()
            try:
                results.append(await work(item))  # <- here
            except Exception:
                bad.append(item)

    for _ in range(n):
        await worker()
    return results, bad
