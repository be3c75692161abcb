# timeout_at: when several calls share one point in time
import asyncio


async def quote(fetch, limit, default):
    when = asyncio.get_running_loop().time() + limit
    scope = asyncio.timeout_at(when)
    try:
        async with scope:
            result = await fetch()
    except TimeoutError as error:
        if not scope.expired():
            raise error
        result = default
    return result
