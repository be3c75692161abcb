# unbounded-queue: put_nowait ends the reading task, and the sink waits for ever
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:
            queue.put_nowait(item)  # <- here
        await queue.put(_END)

    reader = asyncio.create_task(read())
    while (item := await queue.get()) is not _END:
        await sink(item)
    await reader
