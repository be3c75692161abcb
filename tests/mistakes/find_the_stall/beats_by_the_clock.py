# wrong-result: counts the pause that the monitor itself asks for as lateness
import asyncio

CULPRIT = "render"


class LoopLag:
    def __init__(self, every=0.01):
        self.every = every
        self.beats = []

    async def __aenter__(self):
        self.loop = asyncio.get_running_loop()
        self.beat()
        return self

    async def __aexit__(self, *_):
        self.timer.cancel()

    def beat(self):
        self.beats.append(self.loop.time())
        self.timer = self.loop.call_later(self.every, self.beat)

    def worst(self):
        pairs = zip(self.beats, self.beats[1:])
        return max((late - early for early, late in pairs), default=0.0)


async def fixed_service(jobs, render, send):
    texts = []
    for job in jobs:
        text = await asyncio.to_thread(render, job)
        await send(text)
        texts.append(text)
    return texts
