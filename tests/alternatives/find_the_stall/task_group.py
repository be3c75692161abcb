# A TaskGroup for the monitor: when it is to have several tasks some day
import asyncio
import time

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self._every = every
        self._delays = [0.0]

    async def __aenter__(self):
        self._group = asyncio.TaskGroup()
        await self._group.__aenter__()
        self._task = self._group.create_task(self._beat())
        return self

    async def __aexit__(self, *_):
        self._task.cancel()
        await self._group.__aexit__(None, None, None)

    async def _beat(self):
        while True:
            before = time.perf_counter()
            await asyncio.sleep(self._every)
            self._delays.append(time.perf_counter() - before - self._every)

    def worst(self):
        return max(self._delays)


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
