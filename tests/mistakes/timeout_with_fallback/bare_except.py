# swallowed-cancellation: gives the default whatever happens
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit):
            return await fetch()
    except:  # <- here
        return default
