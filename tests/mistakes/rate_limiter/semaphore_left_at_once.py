# semaphore-as-rate: takes a place of a semaphore and leaves it at once
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.per = per
        self.semaphore = asyncio.Semaphore(n)

    async def acquire(self):
        async with self.semaphore:  # <- here
            await asyncio.sleep(0)
