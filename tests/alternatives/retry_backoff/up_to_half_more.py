# A small random share: when the pauses should stay near their least length
import asyncio
import random


async def retry(fn, attempts, base):
    failures = 0
    while True:
        try:
            return await fn()
        except OSError as error:
            failures += 1
            if failures >= attempts:
                raise error
        delay = base * 2 ** (failures - 1)
        await asyncio.sleep(delay + random.uniform(0, delay / 2))
