# retry-without-backoff: adds to the pause instead of doubling it
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
        await asyncio.sleep(base * attempt * random.uniform(1, 2))  # <- here
