# gather of children that catch their own failures: when outcomes are handled one by one
import asyncio


async def fetch_all(fetch, keys):
    ok = {}
    errors = {}

    async def one(key):
        try:
            value = await fetch(key)
        except Exception as error:
            errors[key] = error
        else:
            ok[key] = value

    await asyncio.gather(*(one(key) for key in keys), return_exceptions=True)  # one that is cancelled stops none
    return ok, errors
