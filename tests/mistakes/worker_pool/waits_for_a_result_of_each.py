# queue-never-drains: waits for as many results as items, and a bad item gives none
import asyncio


async def process_all(work, items, n):
    queue, done = asyncio.Queue(), asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    bad = []

    async def worker():
        while True:
            item = await queue.get()
            try:
                done.put_nowait(await work(item))
            except Exception:
                bad.append(item)

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    results = [await done.get() for _ in items]  # <- here
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results, bad
