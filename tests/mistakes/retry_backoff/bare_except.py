# swallowed-cancellation: a bare except calls again after a cancellation
import asyncio
import random


async def retry(fn, attempts, base):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except:  # <- here
            if attempt == attempts:
                raise
        await asyncio.sleep(delay * (1 + random.random()))
        delay *= 2
