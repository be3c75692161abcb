# Free places in a queue of their own: when the places are things, such as buffers
import asyncio

_END = object()


async def pipe(src, sink, size):
    places, items = asyncio.Queue(), asyncio.Queue()
    for number in range(size + 1):
        places.put_nowait(number)

    async def read():
        async for item in src:
            await places.get()
            await items.put(item)
        await items.put(_END)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await items.get()) is not _END:
            places.put_nowait(None)
            await sink(item)
