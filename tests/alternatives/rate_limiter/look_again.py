# Looking again after each sleep: when the limit may change while callers wait
import asyncio
import time


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.stamps = []

    async def acquire(self):
        while True:
            now = time.monotonic()
            self.stamps = [stamp for stamp in self.stamps if now - stamp < self.per]
            if len(self.stamps) < self.n:
                self.stamps.append(now)
                return
            await asyncio.sleep(self.stamps[0] + self.per - now)
