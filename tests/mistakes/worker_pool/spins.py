# busy-wait: asks at every turn of the loop whether all is done
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

    workers = [asyncio.create_task(worker()) for _ in range(n)]
    while len(results) + len(bad) < len(items):
        await asyncio.sleep(0)  # <- here
    for each in workers:
        each.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    return results, bad
