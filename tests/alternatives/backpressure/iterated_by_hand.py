# The source asked by hand: when there is no sentinel, and the end of the reader is the end
import asyncio


async def pipe(src, sink, size):
    queue = asyncio.Queue(maxsize=size)

    async def read():
        while True:
            try:
                item = await anext(src)
            except StopAsyncIteration:
                return
            await queue.put(item)

    reader = asyncio.create_task(read())
    while not (reader.done() and queue.empty()):
        getter = asyncio.ensure_future(queue.get())
        await asyncio.wait([getter, reader], return_when=asyncio.FIRST_COMPLETED)
        if not getter.done() and not queue.empty():
            await getter
        if getter.done():
            await sink(getter.result())
        else:
            getter.cancel()
            await asyncio.wait([getter])
    await reader
