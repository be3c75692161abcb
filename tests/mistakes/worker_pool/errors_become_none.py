# errors-hidden: gives None for an item that failed
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)

    async def one(item):
        async with places:
            try:
                return await work(item)
            except Exception:  # <- here
                return None

    return await asyncio.gather(*[one(item) for item in items]), []
