# yield-in-cancel-scope: yields inside the TaskGroup of the pumps
import asyncio
from contextlib import aclosing


async def merge(*sources):
    queue = asyncio.Queue(1)
    end = object()

    async def pump(source):
        async with aclosing(source) as items:
            async for item in items:
                await queue.put(item)
        await queue.put(end)

    async with asyncio.TaskGroup() as group:  # <- here
        for source in sources:
            group.create_task(pump(source))
        left = len(sources)
        while left:
            item = await queue.get()
            if item is end:
                left -= 1
            else:
                yield item
