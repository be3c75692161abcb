# cancel-not-awaited: asks its pumps to stop, and goes before they have
import asyncio
from contextlib import aclosing


async def merge(*sources):
    queue = asyncio.Queue(1)
    left = len(sources)

    async def pump(source):
        try:
            async with aclosing(source):
                async for item in source:
                    await queue.put(("item", item))
            await queue.put(("end", None))
        except Exception as error:
            await queue.put(("error", error))

    pumps = [asyncio.create_task(pump(source)) for source in sources]  # <- here
    try:
        while left:
            kind, item = await queue.get()
            if kind == "error":
                raise item
            if kind == "end":
                left -= 1
            else:
                yield item
    finally:
        for task in pumps:
            task.cancel()
