# A consumer without an end of its own and join: when producers come and go
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while True:
            item = await queue.get()
            await sink(item)
            queue.task_done()

    consumer = asyncio.create_task(hand_over())
    try:
        async for item in src:
            await queue.put(item)
        await queue.join()
    finally:
        consumer.cancel()
        await asyncio.wait([consumer])
