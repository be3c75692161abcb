# wrong-result: calls for ever, however many attempts there may be
import asyncio
import random


async def retry(fn, attempts, base):
    while True:
        try:
            return await fn()
        except OSError:
            await asyncio.sleep(base * random.uniform(1, 2))
        base *= 2
