# blocking-call: sleeps while the block is entered, to see how late that is
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0

    async def __aenter__(self):
        before = time.monotonic()
        time.sleep(self.every)  # <- here
        self.late = time.monotonic() - before - self.every
        return self

    async def __aexit__(self, *_):
        pass

    def worst(self):
        return self.late


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
