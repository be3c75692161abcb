# queue-never-drains: never says that an item is done
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while True:
            await sink(await queue.get())

    consumer = asyncio.create_task(hand_over())
    async for item in src:
        await queue.put(item)
    await queue.join()  # <- here
    consumer.cancel()
    await asyncio.wait([consumer])
