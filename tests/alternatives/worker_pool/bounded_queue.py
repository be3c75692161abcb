# A bounded queue: when the items come from somewhere, and nobody shall hold them all
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue(maxsize=n)
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

    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker()) for _ in range(n)]
        for item in items:
            await queue.put(item)
        await queue.join()
        for each in workers:
            each.cancel()
    return results, bad
