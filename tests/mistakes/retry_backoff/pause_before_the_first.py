# wrong-result: waits before the first call
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
        try:
            return await fn()  # <- here
        except OSError:
            if attempt == attempts - 1:
                raise
