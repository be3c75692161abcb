# A place that each caller keeps for a whole period: when starting a little later does no harm
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.per = per
        self.places = asyncio.Semaphore(n)

    async def acquire(self):
        async with self.places:
            await asyncio.sleep(self.per)
