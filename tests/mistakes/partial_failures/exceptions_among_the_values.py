# unchecked-results: takes every outcome for a value
import asyncio


async def fetch_all(fetch, keys):
    results = await asyncio.gather(*[fetch(key) for key in keys], return_exceptions=True)
    return dict(zip(keys, results)), {}
