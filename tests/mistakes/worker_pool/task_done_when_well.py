# queue-never-drains: says that an item is done only when the work went well
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
                queue.task_done()
            except Exception:
                bad.append(item)

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    await queue.join()  # <- here
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results, bad
