# timeout-not-caught: takes a TimeoutError that comes from a cancellation for its own; fetch may have one inside
import asyncio


async def quote(fetch, limit, default):
    try:
        async with asyncio.timeout(limit):
            return await fetch()
    except TimeoutError as error:  # <- here
        if isinstance(error.__cause__, asyncio.CancelledError):
            return default
        raise
