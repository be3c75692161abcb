# swallowed-cancellation: names CancelledError among the errors that are worth another call
import asyncio
import random


async def retry(fn, attempts, base):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except (OSError, asyncio.CancelledError):  # <- here
            if attempt == attempts:
                raise
        await asyncio.sleep(delay * (1 + random.random()))
        delay *= 2
