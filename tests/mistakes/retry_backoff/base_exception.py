# swallowed-cancellation: catches BaseException, so a cancellation leads to another call
import asyncio
import random


async def retry(fn, attempts, base):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except BaseException as error:  # <- here
            if attempt == attempts or isinstance(error, (ValueError, LookupError)):
                raise
        await asyncio.sleep(delay * (1 + random.random()))
        delay *= 2
