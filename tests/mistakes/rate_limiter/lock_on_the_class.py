# loop-bound-at-import: makes the lock with the class, so it belongs to the first event loop that waits for it
import asyncio


class RateLimiter:
    lock = asyncio.Lock()

    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.times = []

    async def acquire(self):
        loop = asyncio.get_running_loop()
        async with self.lock:  # <- here
            if len(self.times) >= self.n:
                wait = self.times[-self.n] + self.per - loop.time()
                if wait > 0:
                    await asyncio.sleep(wait)
            self.times.append(loop.time())
