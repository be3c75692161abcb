# generator-not-closed: ends its pumps, and leaves a source open whose item nobody has taken
import asyncio


async def merge(*sources):
    queue = asyncio.Queue(1)
    left = len(sources)

    async def pump(source):
        try:
            async for item in source:  # <- here
                await queue.put(("item", item))
            await queue.put(("end", None))
        except Exception as error:
            await queue.put(("error", error))

    pumps = [asyncio.create_task(pump(source)) for source in sources]
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
        await asyncio.gather(*pumps, return_exceptions=True)
