# wrong-result: an error of the call starts it a second time, within the same limit
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit) as deadline:
            try:
                return await fetch()
            except Exception:
                return await fetch()
    except TimeoutError:
        if not deadline.expired():
            raise
    return default
