# workers-not-stopped: the function itself waits for more, for ever
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        async for item in src:
            await queue.put(item)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while True:
            await sink(await queue.get())  # <- here
