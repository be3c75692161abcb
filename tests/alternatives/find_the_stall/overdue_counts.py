# Overdue time counts: when a stall is to show before the monitor has woken
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0
        self.due = None

    async def __aenter__(self):
        self.due = time.monotonic() + self.every
        self.task = asyncio.create_task(self.beat())
        return self

    async def __aexit__(self, *_):
        self.late, self.due = self.worst(), None
        self.task.cancel()
        try:
            await self.task
        except asyncio.CancelledError:
            pass

    async def beat(self):
        while True:
            await asyncio.sleep(max(0.0, self.due - time.monotonic()))
            self.late, self.due = self.worst(), time.monotonic() + self.every

    def worst(self):
        if self.due is None:
            return self.late
        return max(self.late, time.monotonic() - self.due)


async def fixed_service(jobs, render, send):
    loop = asyncio.get_running_loop()
    texts = []
    pool = ThreadPoolExecutor(max_workers=1)
    try:
        for job in jobs:
            texts.append(await loop.run_in_executor(pool, render, job))
            await send(texts[-1])
    finally:
        pool.shutdown(wait=False)  # a `with` would stop the loop until the thread has ended
    return texts
