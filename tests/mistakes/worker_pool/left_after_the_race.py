# workers-not-stopped: waits for the join or a worker, and leaves the workers
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results, bad = [], []

    async def worker():
        while True:
            item = await queue.get()  # <- here
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)
            queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    joined = asyncio.create_task(queue.join())
    await asyncio.wait([joined, *workers], return_when=asyncio.FIRST_COMPLETED)
    return results, bad
