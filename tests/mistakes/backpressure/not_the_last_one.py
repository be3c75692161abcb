# task-not-awaited: returns when everything was read, and the sink goes on
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while (item := await queue.get()) is not _END:
            await sink(item)

    consumer = asyncio.create_task(hand_over())  # <- here
    async for item in src:
        await queue.put(item)
    await queue.put(_END)
    assert consumer
