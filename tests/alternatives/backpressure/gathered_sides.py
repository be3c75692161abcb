# Both sides as equals under gather: when each is a function of its own
import asyncio

_END = object()


async def read(src, queue):
    async for item in src:
        await queue.put(item)
    await queue.put(_END)


async def hand_over(queue, sink):
    while (item := await queue.get()) is not _END:
        await sink(item)


async def pipe(src, sink, size):
    queue = asyncio.Queue(size)
    await asyncio.gather(read(src, queue), hand_over(queue, sink))
