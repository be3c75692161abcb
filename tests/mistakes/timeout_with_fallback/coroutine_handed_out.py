# returned-without-await: hands the call out of the block before it has run
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit) as cm:
            return fetch()  # <- here
    except TimeoutError:
        if cm.expired():
            return default
        raise
