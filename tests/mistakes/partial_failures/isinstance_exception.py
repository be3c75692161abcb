# unchecked-results: looks for Exception, which CancelledError is not
import asyncio


async def fetch_all(fetch, keys):
    results = await asyncio.gather(*[fetch(key) for key in keys], return_exceptions=True)
    ok, errors = {}, {}
    for key, result in zip(keys, results):
        if isinstance(result, Exception):
            errors[key] = result
        else:
            ok[key] = result
    return ok, errors
