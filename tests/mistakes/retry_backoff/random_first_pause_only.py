# retry-without-backoff: draws a random share for the first pause only
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:
            if attempt == attempts - 1:
                raise
        share = random.random() if attempt == 0 else 0
        await asyncio.sleep(base * 2**attempt * (1 + share))  # <- here
