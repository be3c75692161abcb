# others-keep-running: raises the first failure while the other fetches run on
import asyncio


async def load_all(fetch, keys):
    return await asyncio.gather(*[fetch(key) for key in keys])  # <- here
