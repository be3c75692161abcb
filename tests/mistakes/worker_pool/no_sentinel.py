# workers-not-stopped: waits for workers that nobody ends
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    results, bad = [], []

    async def worker():
        while True:
            item = await queue.get()  # <- here
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    for item in items:
        await queue.put(item)
    await asyncio.gather(*workers)
    return results, bad
