# unchecked-results: gives the errors back as if they were results
import asyncio


async def fetch_bounded(fetch, keys, limit):
    places = asyncio.Semaphore(limit)

    async def fetch_one(key):
        async with places:
            return await fetch(key)

    return await asyncio.gather(*[fetch_one(key) for key in keys], return_exceptions=True)  # <- here
