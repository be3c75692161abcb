# unbounded-queue: lets two items of a source wait, and reads a third one before there is room for it
import asyncio
from contextlib import aclosing


async def merge(*sources):
    arrived = asyncio.Queue()

    async def pump(source):
        room = asyncio.Semaphore(2)
        try:
            async with aclosing(source):
                async for item in source:
                    await room.acquire()
                    arrived.put_nowait(("item", item, room))
            arrived.put_nowait(("end", None, room))
        except Exception as error:
            arrived.put_nowait(("error", error, room))

    pumps = [asyncio.create_task(pump(source)) for source in sources]
    left = len(pumps)
    try:
        while left:
            kind, value, room = await arrived.get()
            room.release()
            if kind == "item":
                yield value
            elif kind == "error":
                raise value
            else:
                left -= 1
    finally:
        for task in pumps:
            task.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
