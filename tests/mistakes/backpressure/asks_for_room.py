# busy-wait: asks at every turn of the loop whether there is room
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:
            while queue.full():
                await asyncio.sleep(0)  # <- here
            queue.put_nowait(item)
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) is not _END:
            await sink(item)
