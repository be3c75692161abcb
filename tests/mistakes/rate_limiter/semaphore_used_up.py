# semaphore-as-rate: takes places that nobody ever gives back
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.semaphore = asyncio.Semaphore(n)

    async def acquire(self):
        await self.semaphore.acquire()  # <- here
