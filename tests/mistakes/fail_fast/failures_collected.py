# waits-for-everything: hears of a failure when the slowest fetch has ended
import asyncio


async def load_all(fetch, keys):
    results = await asyncio.gather(*[fetch(key) for key in keys], return_exceptions=True)  # <- here
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
