# unbounded-fan-out: two consumers, so that two items are in the sink at a time
import asyncio

_END = object()


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def hand_over():
        while (item := await queue.get()) is not _END:
            await sink(item)  # <- here
        await queue.put(_END)

    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(hand_over())
        async for item in src:
            await queue.put(item)
        await queue.put(_END)
