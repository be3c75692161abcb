# unbounded-queue: put_nowait does not wait when the queue is full
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while (item := await queue.get()) is not _END:
            await sink(item)

    consumer = asyncio.create_task(hand_over())
    async for item in src:
        queue.put_nowait(item)  # <- here
    await queue.put(_END)
    await consumer
