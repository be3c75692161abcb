# retry-without-backoff: draws one random share for all pauses of a client
import asyncio
import random


async def retry(fn, attempts, base):
    delay = random.uniform(base, 2 * base)
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
        await asyncio.sleep(delay)  # <- here
        delay *= 2
