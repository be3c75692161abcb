# sequential-awaits: puts an item and takes it out again, one after the other
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)
    async for item in src:  # <- here
        await queue.put(item)
        await sink(await queue.get())
