# as_completed over children that return their key: when progress is to be shown as outcomes arrive
import asyncio


async def outcome_of(fetch, key):
    try:
        return key, await fetch(key), None
    except (Exception, asyncio.CancelledError) as error:
        return key, None, error


async def fetch_all(fetch, keys):
    ok, errors = {}, {}
    for next_done in asyncio.as_completed([outcome_of(fetch, key) for key in keys]):
        key, value, error = await next_done
        if error is None:
            ok[key] = value
        else:
            errors[key] = error
    return ok, errors
