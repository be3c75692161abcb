# timeout-not-caught: asyncio.TimeoutError is the builtin one, which fetch may raise too
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit):
            result = await fetch()
    except asyncio.TimeoutError:  # <- here
        result = default
    return result
