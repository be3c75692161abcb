# wrong-result: takes a QueueEmpty of the work for the end of the queue
import asyncio


async def process_all(work, items, n):
    q = asyncio.Queue()
    for item in items:
        q.put_nowait(item)
    good, bad = [], []

    async def worker():
        while True:
            try:
                item = q.get_nowait()
                good.append(await work(item))
            except asyncio.QueueEmpty:
                return
            except Exception:
                bad.append(item)

    async with asyncio.TaskGroup() as tg:
        for _ in range(n):
            tg.create_task(worker())
    return good, bad
