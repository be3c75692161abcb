# coroutine-reused: makes one coroutine and awaits it for each attempt
import asyncio
import random


async def retry(fn, attempts, base):
    call = fn()
    for attempt in range(attempts):
        try:
            return await call  # <- here
        except OSError:
            if attempt == attempts - 1:
                raise
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
