# wrong-result: raises an error of its own in the place of the last one
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError as error:
            if attempt == attempts - 1:
                raise RuntimeError("gave up") from error  # <- here
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
