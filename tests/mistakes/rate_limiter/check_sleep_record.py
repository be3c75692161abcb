# check-then-await: looks, sleeps, and leaves its mark only then
import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.stamps = deque()

    async def acquire(self):
        now = time.monotonic()
        while self.stamps and now - self.stamps[0] >= self.per:
            self.stamps.popleft()
        if len(self.stamps) >= self.n:
            await asyncio.sleep(self.stamps[0] + self.per - now)  # <- here
        self.stamps.append(time.monotonic())
