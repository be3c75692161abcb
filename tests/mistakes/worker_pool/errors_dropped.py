# errors-hidden: does not say which items failed
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results = []

    async def worker():
        while not queue.empty():
            item = queue.get_nowait()
            try:
                results.append(await work(item))
            except Exception:  # <- here
                pass

    await asyncio.gather(*[worker() for _ in range(n)])
    return results, []
