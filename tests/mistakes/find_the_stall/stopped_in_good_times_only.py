# cleanup-skipped: lets the monitor run on when an error or a cancellation ends the block
import asyncio
import contextlib
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.late = 0.0

    async def __aenter__(self):
        self.block = self.watching()
        return await self.block.__aenter__()

    async def __aexit__(self, *error):
        return await self.block.__aexit__(*error)

    @contextlib.asynccontextmanager
    async def watching(self):
        task = asyncio.create_task(self.beat())
        yield self
        task.cancel()
        await asyncio.wait([task])

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
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
