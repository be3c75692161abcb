# wrong-result: takes an item for the end
import asyncio


async def pipe(src, sink, size):
    q = asyncio.Queue(size)

    async def produce():
        async for i in src:
            await q.put(i)
        await q.put(...)

    t = asyncio.create_task(produce())
    while (i := await q.get()) is not ...:
        await sink(i)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
