# wrong-result: cancels the consumer when everything was read
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while True:
            await sink(await queue.get())

    consumer = asyncio.create_task(hand_over())
    async for item in src:
        await queue.put(item)
    consumer.cancel()
    await asyncio.wait([consumer])
