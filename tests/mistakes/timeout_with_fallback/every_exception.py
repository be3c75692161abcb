# errors-hidden: gives the default for any failure
import asyncio


async def quote(fetch, limit, default):
    try:
        return await asyncio.wait_for(fetch(), limit)
    except Exception:  # <- here
        return default
