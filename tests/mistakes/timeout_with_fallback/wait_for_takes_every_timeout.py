# timeout-not-caught: takes every TimeoutError for its own
import asyncio


async def quote(fetch, limit, default):
    try:
        return await asyncio.wait_for(fetch(), timeout=limit)
    except TimeoutError:  # <- here
        return default
