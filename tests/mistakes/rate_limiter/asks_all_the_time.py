# busy-wait: asks again at each turn of the loop whether a start is allowed
import asyncio
import time


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.stamps = []

    async def acquire(self):
        while len([s for s in self.stamps if time.monotonic() - s < self.per]) >= self.n:
            await asyncio.sleep(0)  # <- here
        self.stamps.append(time.monotonic())
