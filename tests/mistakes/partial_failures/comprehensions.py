# unchecked-results: sorts by Exception in two comprehensions
import asyncio


async def fetch_all(fetch, keys):
    results = await asyncio.gather(*(fetch(k) for k in keys), return_exceptions=True)
    pairs = list(zip(keys, results))
    return (
        {k: r for k, r in pairs if not isinstance(r, Exception)},
        {k: r for k, r in pairs if isinstance(r, Exception)},
    )
