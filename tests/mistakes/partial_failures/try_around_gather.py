# others-keep-running: catches the first failure around the gather, while the other fetches run on
import asyncio


async def fetch_all(fetch, keys):
    ok, errors = {}, {}
    try:
        values = await asyncio.gather(*[fetch(key) for key in keys])  # <- here
        ok = dict(zip(keys, values))
    except Exception as error:
        errors["failed"] = error
    return ok, errors
