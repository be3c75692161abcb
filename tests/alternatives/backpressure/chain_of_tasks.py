# A chain of tasks: when the steps are known one by one
import asyncio


async def pipe(src, sink, size):
    permits = asyncio.Semaphore(size)
    last = None

    async def hand_over(item, before):
        if before:
            await before
        await sink(item)
        permits.release()

    await permits.acquire()
    async for item in src:
        last = asyncio.create_task(hand_over(item, last))
        await permits.acquire()
    if last:
        await last
