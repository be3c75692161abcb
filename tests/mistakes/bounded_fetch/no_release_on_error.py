# lock-not-released: gives the place back only when the fetch went well
import asyncio


async def fetch_bounded(fetch, keys, limit):
    semaphore = asyncio.Semaphore(limit)

    async def fetch_one(key):
        await semaphore.acquire()  # <- here
        result = await fetch(key)
        semaphore.release()
        return result

    return await asyncio.gather(*[fetch_one(key) for key in keys])
