# wrong-result: counts anew in each window, so that two windows meet in a rush
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.n = n
        self.per = per
        self.window = asyncio.get_running_loop().time()
        self.count = 0

    async def acquire(self):
        loop = asyncio.get_running_loop()
        while True:
            passed = loop.time() - self.window
            if passed >= self.per:
                self.window += passed // self.per * self.per
                self.count = 0
            if self.count < self.n:
                self.count += 1
                return
            await asyncio.sleep(self.window + self.per - loop.time() + 0.001)
