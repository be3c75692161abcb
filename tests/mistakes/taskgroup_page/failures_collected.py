# waits-for-everything: hears of a failure when the slowest part has ended
import asyncio


async def load_page(fetch, parts):
    results = await asyncio.gather(*[fetch(part) for part in parts], return_exceptions=True)  # <- here
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return dict(zip(parts, results))
