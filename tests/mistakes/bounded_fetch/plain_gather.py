# others-keep-running: after the first failure the other fetches go on unattended
import asyncio


async def fetch_bounded(fetch, keys, limit):
    places = asyncio.Semaphore(limit)

    async def fetch_one(key):
        async with places:
            return await fetch(key)

    return await asyncio.gather(*[fetch_one(key) for key in keys])  # <- here
