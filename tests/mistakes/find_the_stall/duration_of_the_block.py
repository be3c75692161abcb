# wrong-result: measures how long the block takes
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every

    async def __aenter__(self):
        self.began = time.monotonic()
        self.ended = None
        return self

    async def __aexit__(self, *_):
        self.ended = time.monotonic()

    def worst(self):
        return (self.ended or time.monotonic()) - self.began  # <- here


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
