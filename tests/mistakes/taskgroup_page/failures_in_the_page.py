# unchecked-results: puts exceptions into the page as if they were values
import asyncio


async def load_page(fetch, parts):
    results = await asyncio.gather(*[fetch(part) for part in parts], return_exceptions=True)
    return dict(zip(parts, results))  # <- here
