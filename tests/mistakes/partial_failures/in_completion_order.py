# completion-order: gives the keys in their order to values in the order of their arrival
import asyncio


async def fetch_all(fetch, keys):
    ok, errors = {}, {}
    for key, next_done in zip(keys, asyncio.as_completed([fetch(key) for key in keys])):
        try:
            ok[key] = await next_done
        except BaseException as error:
            errors[key] = error
    return ok, errors  # <- here
