# unchecked-results: gives the failure back as one of the values
import asyncio


async def load_all(fetch, keys):
    return await asyncio.gather(*[fetch(key) for key in keys], return_exceptions=True)
