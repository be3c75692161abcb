# unbounded-queue: put_nowait does not wait, and its error comes out in a group
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:
            queue.put_nowait(item)  # <- here
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) is not _END:
            await sink(item)
