# retry-without-backoff: a random pause that does not grow
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
            await asyncio.sleep(base * (1 + random.random()))  # <- here
