# workers-not-stopped: leaves the consumer waiting when all items are done
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while True:
            item = await queue.get()  # <- here
            await sink(item)
            queue.task_done()

    consumer = asyncio.create_task(hand_over())
    async for item in src:
        await queue.put(item)
    await queue.join()
    assert not consumer.done()
