# busy-wait: wakes every millisecond, whatever is asked for
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0

    async def __aenter__(self):
        self.task = asyncio.create_task(self.beat())
        return self

    async def __aexit__(self, *_):
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)

    async def beat(self):
        while True:
            before = time.monotonic()
            await asyncio.sleep(0.001)  # <- here
            self.late = max(self.late, time.monotonic() - before - 0.001)

    def worst(self):
        return self.late


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
