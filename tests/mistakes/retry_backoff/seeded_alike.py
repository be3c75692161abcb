# retry-without-backoff: starts its random numbers anew for each client, from the same seed
import asyncio
import random


async def retry(fn, attempts, base):
    chance = random.Random(1)
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:
            if attempt == attempts - 1:
                raise
        await asyncio.sleep(base * 2**attempt * chance.uniform(1, 2))  # <- here
