# blocking-call: leaves the block of a pool, which stops the loop until render has ended
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

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


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        with ThreadPoolExecutor(1) as pool:  # <- here
            text = await asyncio.get_running_loop().run_in_executor(pool, render, job)
        await send(text)
        texts.append(text)
    return texts
