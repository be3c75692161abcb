# A delay that doubles: when the numbers should be easy to print
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
            await asyncio.sleep(delay * (1 + random.random()))
            delay *= 2
