# Texts rendered ahead of the sending: when the line is slower than the renderer
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


async def fixed_service(jobs, render, send):
    texts = []
    loop = asyncio.get_running_loop()
    rendering = [loop.run_in_executor(None, render, job) for job in jobs]
    try:
        for future in rendering:
            text = await future
            await send(text)
            texts.append(text)
    finally:
        for future in rendering:
            future.cancel()
        await asyncio.gather(*rendering, return_exceptions=True)
    return texts
