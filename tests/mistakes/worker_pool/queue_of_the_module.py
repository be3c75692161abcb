# loop-bound-at-import: makes its queue when the file is imported, for all calls
import asyncio

queue = asyncio.Queue()  # <- here


async def process_all(work, items, n):
    good, bad = [], []
    for item in items:
        queue.put_nowait(item)

    async def worker():
        while True:
            item = await queue.get()
            try:
                good.append(await work(item))
            except Exception:
                bad.append(item)
            finally:
                queue.task_done()

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    await queue.join()
    for w in workers:
        w.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return good, bad
