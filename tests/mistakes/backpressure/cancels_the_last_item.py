# wrong-result: takes an empty queue for the end, and cancels the sink that has the last item
import asyncio


async def pipe(src, sink, size):
    """queue empty is taken for done: the last sink call is cancelled"""
    q = asyncio.Queue(size)

    async def consume():
        while True:
            await sink(await q.get())

    t = asyncio.create_task(consume())
    async for i in src:
        await q.put(i)
    while not q.empty():
        await asyncio.sleep(0.01)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
