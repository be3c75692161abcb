# workers-not-stopped: the consumer is never told that no more will come
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while True:
            await sink(await queue.get())  # <- here

    async with asyncio.TaskGroup() as group:
        group.create_task(hand_over())
        async for item in src:
            await queue.put(item)
