# timeout-not-caught: the handler stands inside the block, where the timeout is still a cancellation
import asyncio


async def quote(fetch, limit, default):
    async with asyncio.timeout(limit):
        try:
            return await fetch()
        except TimeoutError:
            return default
