# errors-hidden: gives None when all calls have failed
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:  # <- here
            if attempt < attempts - 1:
                await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
    return None
