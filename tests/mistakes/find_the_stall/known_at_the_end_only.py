# wrong-result: knows the lateness only when the block has ended
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.delays = []
        self.over = False

    async def __aenter__(self):
        self.task = asyncio.create_task(self.beat())
        return self

    async def __aexit__(self, *_):
        self.over = True
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def beat(self):
        while True:
            before = time.monotonic()
            await asyncio.sleep(self.every)
            self.delays.append(time.monotonic() - before - self.every)

    def worst(self):
        return max(self.delays, default=0.0) if self.over else 0.0  # <- here


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
