# unbounded-queue: a queue without a size
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue()  # <- here

    async def read():
        async for item in src:
            await queue.put(item)
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) is not _END:
            await sink(item)
