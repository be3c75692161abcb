# others-keep-running: leaves the other parts at work when one has failed
import asyncio


async def load_page(fetch, parts):
    values = await asyncio.gather(*[fetch(part) for part in parts])  # <- here
    return dict(zip(parts, values))
