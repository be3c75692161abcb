# swallowed-cancellation: gives the default to a caller who cancels
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit) as cm:
            return await fetch()
    except (TimeoutError, asyncio.CancelledError) as e:  # <- here
        if isinstance(e, TimeoutError) and not cm.expired():
            raise
        return default
