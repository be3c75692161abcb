# A chain of timers: when no task should be made for it
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0

    async def __aenter__(self):
        self.loop = asyncio.get_running_loop()
        self.timer = self.loop.call_later(self.every, self.beat)
        return self

    async def __aexit__(self, *_):
        self.timer.cancel()

    def beat(self):
        self.late = max(self.late, self.loop.time() - self.timer.when())
        self.timer = self.loop.call_later(self.every, self.beat)

    def worst(self):
        return self.late


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.get_running_loop().run_in_executor(None, render, job)
        await send(text)
        texts.append(text)
    return texts
