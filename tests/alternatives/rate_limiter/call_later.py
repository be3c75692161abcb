# A semaphore whose places come back by call_later: when it should read like the places of a car park
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.per = per
        self.places = asyncio.Semaphore(n)

    async def acquire(self):
        await self.places.acquire()
        asyncio.get_running_loop().call_later(self.per, self.places.release)
