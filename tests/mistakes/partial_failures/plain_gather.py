# others-keep-running: lets the first failure out while the other fetches run on
import asyncio


async def fetch_all(fetch, keys):
    values = await asyncio.gather(*[fetch(key) for key in keys])  # <- here
    return dict(zip(keys, values)), {}
