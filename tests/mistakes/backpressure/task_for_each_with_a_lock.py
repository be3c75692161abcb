# unbounded-fan-out: a task for each item, which then waits for its turn
import asyncio


async def pipe(src, sink, size):
    lock = asyncio.Lock()

    async def hand_over(item):
        async with lock:
            await sink(item)

    async with asyncio.TaskGroup() as group:
        async for item in src:
            group.create_task(hand_over(item))  # <- here
