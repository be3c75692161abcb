# A class for the two sides: when they share more than a queue
import asyncio


class Pipe:
    def __init__(self, size):
        self.queue = asyncio.Queue(maxsize=size)

    async def fill(self, src):
        async for item in src:
            await self.queue.put((True, item))
        await self.queue.put((False, None))

    async def drain(self, sink):
        while True:
            more, item = await self.queue.get()
            if not more:
                return
            await sink(item)


async def pipe(src, sink, size):
    both = Pipe(size)
    async with asyncio.TaskGroup() as group:
        group.create_task(both.fill(src))
        group.create_task(both.drain(sink))
