# unbounded-fan-out: starts a task for each item
import asyncio


async def pipe(src, sink, size):
    async with asyncio.TaskGroup() as group:
        async for item in src:
            group.create_task(sink(item))  # <- here
