# timeout-not-caught: lets its own timeout reach the caller
import asyncio


async def quote(fetch, limit, default):
    value = await asyncio.wait_for(fetch(), limit)
    return default if value is None else value
