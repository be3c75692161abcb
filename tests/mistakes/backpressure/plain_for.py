# sync-async-mixup: a plain for over an asynchronous source
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        for item in src:  # <- here
            await queue.put(item)
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) is not _END:
            await sink(item)
