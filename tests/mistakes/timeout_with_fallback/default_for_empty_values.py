# wrong-result: takes a value that counts as false for none
import asyncio


async def quote(fetch, limit, default):
    result = None
    try:
        async with asyncio.timeout(limit) as cm:
            result = await fetch()
    except TimeoutError:
        if not cm.expired():
            raise
    return result or default  # <- here
