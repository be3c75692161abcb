# check-then-await: looks under the lock, and leaves its mark under the lock, but sleeps in between
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.lock = asyncio.Lock()
        self.stamps = []

    async def acquire(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            recent = [stamp for stamp in self.stamps if loop.time() - stamp < self.per]
            pause = recent[-self.n] + self.per - loop.time() if len(recent) >= self.n else 0
        await asyncio.sleep(pause)
        async with self.lock:
            self.stamps.append(loop.time())
