# wrong-result: sleeps under the lock, and then notes the time at which it had looked
import asyncio
import time


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.lock = asyncio.Lock()
        self.starts = []

    async def acquire(self):
        async with self.lock:
            now = time.monotonic()
            self.starts = [start for start in self.starts if start > now - self.per]
            if len(self.starts) >= self.n:
                await asyncio.sleep(self.starts[0] + self.per - now)
            self.starts.append(now)
