# A flag: when more is done inside the block than the call
import asyncio


async def quote(fetch, limit, default):
    failure = None
    try:
        async with asyncio.timeout(limit):
            try:
                return await fetch()
            except Exception as error:
                failure = error
    except TimeoutError:
        return default
    raise failure
