# background-task-lost: keeps the failure until all other sources have ended
import asyncio
from contextlib import aclosing


async def merge(*sources):
    queue = asyncio.Queue(1)
    left = len(sources)
    errors = []

    async def pump(source):
        try:
            async with aclosing(source):
                async for item in source:
                    await queue.put(("item", item))
            await queue.put(("end", None))
        except Exception as error:
            await queue.put(("error", error))

    pumps = [asyncio.create_task(pump(source)) for source in sources]
    try:
        while left:
            kind, item = await queue.get()
            if kind == "error":
                errors.append(item)
                left -= 1
            elif kind == "end":
                left -= 1
            else:
                yield item
    finally:
        for task in pumps:
            task.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
    if errors:
        raise errors[0]
