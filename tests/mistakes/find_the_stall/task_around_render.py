# blocking-call: runs render in a task of its own, which is still on the loop
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
            await asyncio.sleep(self.every)
            self.late = max(self.late, time.monotonic() - before - self.every)

    def worst(self):
        return self.late


async def in_a_task(render, job):
    await asyncio.sleep(0)
    return render(job)  # <- here


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.create_task(in_a_task(render, job))
        await send(text)
        texts.append(text)
    return texts
