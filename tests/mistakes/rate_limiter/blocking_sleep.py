# blocking-call: waits with time.sleep, and with it everybody
import time


class RateLimiter:
    def __init__(self, n, per):
        self.gap = per / n
        self.next = 0.0

    async def acquire(self):
        pause = self.next - time.monotonic()
        if pause > 0:
            time.sleep(pause)  # <- here
        self.next = time.monotonic() + self.gap
