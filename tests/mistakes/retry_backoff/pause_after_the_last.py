# wrong-result: waits once more when no call is left
import asyncio
import random


async def retry(fn, attempts, base):
    last = None
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError as error:
            last = error
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
    raise last
