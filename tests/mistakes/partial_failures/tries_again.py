# wrong-result: fetches a second time what has failed
import asyncio


async def fetch_all(fetch, keys):
    ok, errors = {}, {}

    async def one(key):
        for _ in range(2):
            try:
                ok[key] = await fetch(key)
                errors.pop(key, None)
                return
            except Exception as error:
                errors[key] = error

    await asyncio.gather(*map(one, keys), return_exceptions=True)
    return ok, errors
