# swallowed-cancellation: a cancellation during the pause ends the pause only
import asyncio
import random


async def retry(fn, attempts, base):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
        try:
            await asyncio.sleep(delay * (1 + random.random()))
        except asyncio.CancelledError:  # <- here
            pass
        delay *= 2
