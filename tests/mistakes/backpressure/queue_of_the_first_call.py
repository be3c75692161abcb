# loop-bound-at-import: keeps the queue of the first call, with its size and its event loop
import asyncio

END = object()
queue = None


async def pipe(src, sink, size):
    global queue
    if queue is None:
        queue = asyncio.Queue(size)

    async def produce():
        async for i in src:
            await queue.put(i)
        await queue.put(END)

    async with asyncio.TaskGroup() as tg:
        tg.create_task(produce())
        while (i := await queue.get()) is not END:
            await sink(i)
