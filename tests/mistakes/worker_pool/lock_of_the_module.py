# loop-bound-at-import: makes the lock around its lists when the file is imported
import asyncio

LOCK = asyncio.Lock()  # protects the two lists


async def process_all(work, items, n):
    good, bad = [], []
    slots = asyncio.Semaphore(n)

    async def one(item):
        async with slots:
            try:
                value = await work(item)
            except Exception:
                async with LOCK:
                    bad.append(item)
                    await asyncio.sleep(0)
            else:
                async with LOCK:
                    good.append(value)
                    await asyncio.sleep(0)

    await asyncio.gather(*map(one, items))
    return good, bad
