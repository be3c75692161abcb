# wrong-result: works once on an item that occurs twice
import asyncio


async def process_all(work, items, n):
    sem = asyncio.Semaphore(n)
    good, bad = {}, set()

    async def one(item):
        async with sem:
            try:
                good[item] = await work(item)
            except Exception:
                bad.add(item)

    await asyncio.gather(*(one(i) for i in set(items)))
    return list(good.values()), list(bad)
