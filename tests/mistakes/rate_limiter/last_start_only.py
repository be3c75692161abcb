# lock-too-wide: keeps the lock for a whole period after each start
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.per = per
        self.last = -per
        self.lock = asyncio.Lock()

    async def acquire(self):
        async with self.lock:
            loop = asyncio.get_running_loop()
            if loop.time() < self.last + self.per:
                await asyncio.sleep(self.last + self.per - loop.time())  # <- here
            self.last = loop.time()
