# unbounded-fan-out: as many items are in the sink as the queue was to hold
import asyncio


async def pipe(src, sink, size):
    places = asyncio.Semaphore(size)

    async def hand_over(item):
        try:
            await sink(item)  # <- here
        finally:
            places.release()

    async with asyncio.TaskGroup() as group:
        async for item in src:
            await places.acquire()
            group.create_task(hand_over(item))
