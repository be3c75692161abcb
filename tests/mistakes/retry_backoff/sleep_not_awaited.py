# forgotten-await: makes the pause and does not wait for it
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:
            if attempt == attempts - 1:
                raise
            asyncio.sleep(base * 2**attempt * random.uniform(1, 2))  # <- here
