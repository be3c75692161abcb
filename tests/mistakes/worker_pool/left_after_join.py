# workers-not-stopped: leaves the workers waiting when the queue is worked off
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
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    await queue.join()
    return results, bad if workers else items
