# cleanup-skipped: leaves its chain of call_later running after the block
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0

    async def __aenter__(self):
        self.loop = asyncio.get_running_loop()
        self.next()
        return self

    async def __aexit__(self, *_):
        pass

    def next(self):
        self.due = self.loop.time() + self.every
        self.loop.call_at(self.due, self.beat)

    def beat(self):
        self.late = max(self.late, self.loop.time() - self.due)
        self.next()

    def worst(self):
        return self.late


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
