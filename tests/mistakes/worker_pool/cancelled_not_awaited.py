# cancel-not-awaited: asks the workers to stop, and returns at once
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
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]  # <- here
    await queue.join()
    for each in workers:
        each.cancel()
    return results, bad
