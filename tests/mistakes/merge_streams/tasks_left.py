# task-not-awaited: ends without a word to its pumps
import asyncio


async def merge(*sources):
    queue = asyncio.Queue(1)
    left = len(sources)

    async def pump(source):
        try:
            async for item in source:
                await queue.put(("item", item))
            await queue.put(("end", None))
        except Exception as error:
            await queue.put(("error", error))

    pumps = [asyncio.create_task(pump(source)) for source in sources]  # <- here
    while left:
        kind, item = await queue.get()
        if kind == "error":
            raise item
        if kind == "end":
            left -= 1
        else:
            yield item
    await asyncio.gather(*pumps)
