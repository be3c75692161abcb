# Timestamps and a lock: when callers should get through in the order in which they came
import asyncio
from collections import deque


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.stamps = deque()
        self.lock = asyncio.Lock()

    async def acquire(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            if len(self.stamps) >= self.n:
                pause = self.stamps.popleft() + self.per - loop.time()
                if pause > 0:
                    await asyncio.sleep(pause)
            self.stamps.append(loop.time())
