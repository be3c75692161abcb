# errors-hidden: turns failures into None, and takes every None for one
import asyncio


async def safe(fetch, key):
    try:
        return await fetch(key)
    except Exception:  # <- here
        return None


async def fetch_all(fetch, keys):
    values = await asyncio.gather(*[safe(fetch, key) for key in keys])
    ok = {key: value for key, value in zip(keys, values) if value is not None}
    return ok, {key: None for key in keys if key not in ok}
