# no-deadline: waits for the whole call and looks at the clock afterwards
import asyncio


async def quote(fetch, limit, default):
    loop = asyncio.get_running_loop()
    start = loop.time()
    value = await fetch()  # <- here
    if loop.time() - start > limit:
        return default
    return value
