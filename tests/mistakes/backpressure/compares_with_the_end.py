# wrong-result: asks whether an item is equal to the end mark, not whether it is the end mark
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(size)
    end = object()

    async def read():
        async for item in src:
            await queue.put(item)
        await queue.put(end)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while (item := await queue.get()) != end:
            await sink(item)
