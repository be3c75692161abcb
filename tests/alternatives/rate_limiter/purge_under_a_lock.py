# Old timestamps dropped under a lock: when the code should say what a window is
import asyncio
import time
from collections import deque


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.lock = asyncio.Lock()
        self.calls = deque()

    async def acquire(self):
        async with self.lock:
            while True:
                now = time.monotonic()
                while self.calls and now - self.calls[0] >= self.per:
                    self.calls.popleft()
                if len(self.calls) < self.n:
                    self.calls.append(now)
                    return
                await asyncio.sleep(self.per - (now - self.calls[0]))
