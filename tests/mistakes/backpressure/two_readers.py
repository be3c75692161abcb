# shared-connection: two tasks read from one source
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:  # <- here
            await queue.put(item)

    async def read_all():
        await asyncio.gather(read(), read())
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read_all())
        while (item := await queue.get()) is not _END:
            await sink(item)
