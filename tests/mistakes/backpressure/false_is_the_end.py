# wrong-result: takes an item that counts as false for the end
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:
            await queue.put(item)
        await queue.put(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while item := await queue.get():
            await sink(item)
