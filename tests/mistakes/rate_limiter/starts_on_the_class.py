# wrong-result: all limiters share one list of starts
import asyncio


class RateLimiter:
    starts = []

    def __init__(self, n, per):
        self.n, self.per = n, per

    async def acquire(self):
        loop = asyncio.get_running_loop()
        slot = loop.time()
        if len(self.starts) >= self.n:
            slot = max(slot, self.starts[-self.n] + self.per)
        self.starts.append(slot)
        await asyncio.sleep(slot - loop.time())
