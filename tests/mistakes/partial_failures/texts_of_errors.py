# wrong-result: keeps the text of an exception, which is empty for many of them
import asyncio


async def fetch_all(fetch, keys):
    results = await asyncio.gather(*[fetch(key) for key in keys], return_exceptions=True)
    ok, errors = {}, {}
    for key, result in zip(keys, results):
        if isinstance(result, BaseException):
            errors[key] = str(result)
        else:
            ok[key] = result
    return ok, errors  # <- here
