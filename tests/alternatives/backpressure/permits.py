# Permits of a semaphore: when what is on its way is counted, not where it lies
import asyncio


async def pipe(src, sink, size):
    permits = asyncio.Semaphore(size)
    queue = asyncio.Queue()

    async def read():
        await permits.acquire()
        async for item in src:
            queue.put_nowait((item,))
            await permits.acquire()
        queue.put_nowait(None)

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while parcel := await queue.get():
            await sink(*parcel)
            permits.release()
