# timeout-not-caught: takes a TimeoutError without a text for its own
import asyncio


async def quote(fetch, limit, default):
    try:
        return await asyncio.wait_for(fetch(), limit)
    except TimeoutError as error:  # <- here
        if error.args:
            raise
        return default
