# wrong-result: takes an empty queue for finished work, and cancels what is in work
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results, bad = [], []

    async def worker():
        while True:
            item = await queue.get()
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    while not queue.empty():
        await asyncio.sleep(0.01)
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results, bad  # <- here
