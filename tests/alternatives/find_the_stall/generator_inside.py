# A generator inside: when the steps of the block are easier to read in a row
import asyncio
import contextlib

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self._every = every
        self._worst = 0.0

    async def __aenter__(self):
        self._block = self._watching()
        return await self._block.__aenter__()

    async def __aexit__(self, *error):
        return await self._block.__aexit__(*error)

    @contextlib.asynccontextmanager
    async def _watching(self):
        task = asyncio.create_task(self._beat())
        try:
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _beat(self):
        loop = asyncio.get_running_loop()
        due = loop.time() + self._every
        while True:
            await asyncio.sleep(due - loop.time())
            self._worst = max(self._worst, loop.time() - due)
            due = loop.time() + self._every

    def worst(self):
        return self._worst


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
