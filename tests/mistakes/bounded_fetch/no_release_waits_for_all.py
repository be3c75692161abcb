# lock-not-released: waits for all, and keeps the places of those that have failed
import asyncio


async def fetch_bounded(fetch, keys, limit):
    places = asyncio.Semaphore(limit)

    async def fetch_one(key):
        await places.acquire()  # <- here
        result = await fetch(key)
        places.release()
        return result

    results = await asyncio.gather(*[fetch_one(key) for key in keys], return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
