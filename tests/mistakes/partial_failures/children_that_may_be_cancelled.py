# others-keep-running: catches Exception in each child, so one that ends cancelled lets gather go while others run
import asyncio


async def attempt(fetch, key, ok, errors):
    try:
        ok[key] = await fetch(key)
    except Exception as error:
        errors[key] = error


async def fetch_all(fetch, keys):
    ok, errors = {}, {}
    await asyncio.gather(*[attempt(fetch, key, ok, errors) for key in keys])
    return ok, errors
