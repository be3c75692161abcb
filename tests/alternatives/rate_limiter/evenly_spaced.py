# Evenly spaced slots: when the service dislikes bursts
import asyncio


class RateLimiter:
    def __init__(self, n, per):
        self.gap = per / n
        self.next_slot = 0.0

    async def acquire(self):
        now = asyncio.get_running_loop().time()
        slot = max(now, self.next_slot)
        self.next_slot = slot + self.gap
        await asyncio.sleep(slot - now)
