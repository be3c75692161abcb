# wrong-result: keeps one result for an item that occurs twice
import asyncio


async def process_all(work, items, n):
    queue = asyncio.Queue()
    for item in items:
        queue.put_nowait(item)
    results, bad = {}, set()

    async def worker():
        while not queue.empty():
            item = queue.get_nowait()
            try:
                results[item] = await work(item)
            except Exception:
                bad.add(item)

    await asyncio.gather(*[worker() for _ in range(n)])
    return list(results.values()), list(bad)  # <- here
