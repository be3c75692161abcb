# deadlock: fills the queue before anybody takes something out of it
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)
    async for item in src:
        await queue.put(item)  # <- here
    await queue.put(_END)
    while (item := await queue.get()) is not _END:
        await sink(item)
