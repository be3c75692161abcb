# wrong-result: counts the further calls only
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
    return await fn()
