# wrong-result: lets TimeoutError and other kinds of OSError leave
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()  # <- here
        except ConnectionError:
            if attempt == attempts - 1:
                raise
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
