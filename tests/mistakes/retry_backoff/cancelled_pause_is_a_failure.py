# swallowed-cancellation: gives up with the last error of fn when the pause is cancelled
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError as error:
            if attempt == attempts - 1:
                raise
            failure = error
        try:
            await asyncio.sleep(random.uniform(base, 2 * base) * 2**attempt)
        except asyncio.CancelledError:  # <- here
            raise failure
