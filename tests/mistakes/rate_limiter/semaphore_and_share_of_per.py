# semaphore-as-rate: keeps each of the n places for a share of the period only
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.pause = per / n
        self.semaphore = asyncio.Semaphore(n)

    async def acquire(self):
        async with self.semaphore:  # <- here
            await asyncio.sleep(self.pause)
