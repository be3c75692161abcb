# A random share of the same size each time: when it only has to keep clients apart
import asyncio
import random


async def retry(fn, attempts, base):
    for k in range(1, attempts + 1):
        try:
            result = await fn()
        except (ConnectionError, TimeoutError, OSError):
            if k == attempts:
                raise
        else:
            return result
        await asyncio.sleep(base * 2 ** (k - 1) + random.uniform(0, base))
