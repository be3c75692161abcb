# errors-hidden: turns a failure into None, which looks like a value
import asyncio


async def fetch_or_none(fetch, key):
    try:
        return await fetch(key)
    except Exception:  # <- here
        return None


async def fetch_all(fetch, keys):
    values = await asyncio.gather(*[fetch_or_none(fetch, key) for key in keys])
    return dict(zip(keys, values)), {}
