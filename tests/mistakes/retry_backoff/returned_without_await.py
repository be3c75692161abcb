# returned-without-await: gives the coroutine out of the block that should catch its error
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return fn()  # <- here
        except OSError:
            if attempt == attempts - 1:
                raise
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
