# retry-without-backoff: a random pause from 0 on, which may be none at all
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:
            if attempt == attempts - 1:
                raise
        await asyncio.sleep(random.uniform(0, 2 * base * 2**attempt))  # <- here
