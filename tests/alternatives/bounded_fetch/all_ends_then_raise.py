# All outcomes before the error: when the other fetches should have their chance
import asyncio


async def fetch_bounded(fetch, keys, limit):
    places = asyncio.BoundedSemaphore(limit)

    async def fetch_one(key):
        async with places:
            return await fetch(key)

    outcomes = await asyncio.gather(*(fetch_one(key) for key in keys), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return outcomes
