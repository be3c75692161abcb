# wrong-result: gives the call half of its time
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit / 2) as scope:
            return await fetch()
    except TimeoutError:
        if scope.expired():
            return default
        raise
