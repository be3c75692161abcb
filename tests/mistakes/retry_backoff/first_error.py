# wrong-result: raises the first error, not the last one
import asyncio
import random


async def retry(fn, attempts, base):
    first = None
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError as error:
            first = first or error
        if attempt < attempts - 1:
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
    raise first
