# thread-limits: lets a thread of the default pool sleep for each caller who waits
import asyncio
import time


class RateLimiter:
    def __init__(self, n, per):
        self.gap = per
        self.n = n
        self.next = [time.monotonic()] * n
        self.turn = 0

    async def acquire(self):
        now = time.monotonic()
        mine = max(now, self.next[self.turn])
        self.next[self.turn] = mine + self.gap
        self.turn = (self.turn + 1) % self.n
        if mine > now:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(None, time.sleep, mine - now)  # <- here
