# swallowed-cancellation: takes every cancellation inside the block for the timeout
import asyncio


async def quote(fetch, limit, default):
    async with asyncio.timeout(limit):
        try:
            return await fetch()
        except asyncio.CancelledError:  # <- here
            return default
