# lock-too-wide: lets one caller through in each period
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.lock = asyncio.Lock()

    async def acquire(self):
        async with self.lock:
            await asyncio.sleep(self.per)  # <- here
