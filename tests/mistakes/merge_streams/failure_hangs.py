# background-task-lost: a pump that fails never says that it has ended, and the stream waits for ever
import asyncio
from contextlib import aclosing


async def merge(*sources):
    queue = asyncio.Queue(1)
    left = len(sources)

    async def pump(source):
        async with aclosing(source):
            async for item in source:
                await queue.put(("item", item))
        await queue.put(("end", None))

    pumps = [asyncio.create_task(pump(source)) for source in sources]
    try:
        while left:
            kind, item = await queue.get()  # <- here
            if kind == "end":
                left -= 1
            else:
                yield item
    finally:
        for task in pumps:
            task.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
