# lock-not-released: gives the place back only when the work went well
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)
    results, bad = [], []

    async def one(item):
        await places.acquire()  # <- here
        try:
            results.append(await work(item))
            places.release()
        except Exception:
            bad.append(item)

    await asyncio.gather(*[one(item) for item in items])
    return results, bad
