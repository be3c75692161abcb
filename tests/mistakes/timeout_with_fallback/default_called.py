# wrong-result: takes a default that can be called for a function that makes one
import asyncio


async def quote(fetch, limit, default):
    call = asyncio.ensure_future(fetch())
    try:
        done, _ = await asyncio.wait([call], timeout=limit)
    finally:
        call.cancel()
        await asyncio.wait([call])
    if done:
        return call.result()
    try:
        return default()
    except TypeError:
        return default
