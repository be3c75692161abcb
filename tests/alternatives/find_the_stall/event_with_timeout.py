# An event that ends the monitor: when it should never be cancelled
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0
        self.stop = asyncio.Event()

    async def __aenter__(self):
        self.task = asyncio.create_task(self.beat())
        return self

    async def __aexit__(self, *_):
        self.stop.set()
        await self.task

    async def beat(self):
        while not self.stop.is_set():
            before = time.monotonic()
            try:
                await asyncio.wait_for(self.stop.wait(), self.every)
            except TimeoutError:
                self.late = max(self.late, time.monotonic() - before - self.every)

    def worst(self):
        return self.late


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
