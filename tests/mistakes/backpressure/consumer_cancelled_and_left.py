# cancel-not-awaited: asks the consumer to stop, and returns at once
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while True:
            item = await queue.get()
            await sink(item)
            queue.task_done()

    consumer = asyncio.create_task(hand_over())  # <- here
    async for item in src:
        await queue.put(item)
    await queue.join()
    consumer.cancel()
