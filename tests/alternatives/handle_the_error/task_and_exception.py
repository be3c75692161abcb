# Task whose outcome is looked at: when the call runs beside other work
import asyncio


async def fetch_or_default(fetch, key, default):
    task = asyncio.ensure_future(fetch(key))
    try:
        await asyncio.wait([task])
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait([task])
    if not task.cancelled() and isinstance(task.exception(), KeyError):
        return default
    return task.result()
