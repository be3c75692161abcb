# unbounded-queue: drops what does not fit
import asyncio
import contextlib

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:
            with contextlib.suppress(asyncio.QueueFull):
                queue.put_nowait(item)  # <- here
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) is not _END:
            await sink(item)
