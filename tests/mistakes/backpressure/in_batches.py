# sequential-awaits: reads as many as fit, then hands them all over
import asyncio


async def pipe(src, sink, size):
    batch = []
    async for item in src:
        batch.append(item)
        if len(batch) == size:
            for each in batch:
                await sink(each)
            batch = []
    for each in batch:
        await sink(each)
