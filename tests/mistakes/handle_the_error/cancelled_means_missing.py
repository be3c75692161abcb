# swallowed-cancellation: treats a cancellation like a missing key
import asyncio


async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except (KeyError, asyncio.CancelledError):  # <- here
        return default
