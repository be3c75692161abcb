# wrong-result: counts the time after the block as lateness
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0
        self.due = None

    async def __aenter__(self):
        self.task = asyncio.create_task(self.beat())
        return self

    async def __aexit__(self, *_):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def beat(self):
        while True:
            self.due = time.monotonic() + self.every
            await asyncio.sleep(self.every)
            self.late = max(self.late, time.monotonic() - self.due)

    def worst(self):
        overdue = time.monotonic() - self.due if self.due else 0.0
        return max(self.late, overdue)


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
