# queue-never-drains: notes the bad item, and lets its exception end the worker
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
                raise
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    await queue.join()  # <- here
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results, bad
