# unchecked-results: gives the exceptions as results
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)

    async def one(item):
        async with places:
            return await work(item)

    return await asyncio.gather(*[one(item) for item in items], return_exceptions=True), []  # <- here
