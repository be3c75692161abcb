# semaphore-per-call: makes a semaphore for each item
import asyncio


async def process_all(work, items, n):
    results, bad = [], []

    async def one(item):
        async with asyncio.Semaphore(n):  # <- here
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    await asyncio.gather(*[one(item) for item in items])
    return results, bad
