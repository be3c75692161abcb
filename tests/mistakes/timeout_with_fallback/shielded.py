# shield-misused: shields the call, so that the timeout does not stop it
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit) as cm:
            return await asyncio.shield(fetch())  # <- here
    except TimeoutError:
        if cm.expired():
            return default
        raise
