# unbounded-queue: merges one more source into what is merged already, and each merger reads ahead
import asyncio
from contextlib import aclosing


async def merge_two(*sources):
    queue = asyncio.Queue(1)
    end = object()
    failures = []

    async def pump(source):
        try:
            async with aclosing(source):
                async for item in source:
                    await queue.put((item,))
        except Exception as error:
            failures.append(error)
        await queue.put(end)

    pumps = [asyncio.create_task(pump(source)) for source in sources]
    left = len(pumps)
    try:
        while left:
            got = await queue.get()
            if failures:
                raise failures[0]
            if got is end:
                left -= 1
            else:
                yield got[0]
    finally:
        for task in pumps:
            task.cancel()
        await asyncio.gather(*pumps, return_exceptions=True)
        for source in sources:
            await source.aclose()


async def merge(*sources):
    merged = merge_two(*sources[:1])
    for source in sources[1:]:
        merged = merge_two(merged, source)
    try:
        async with aclosing(merged):
            async for item in merged:
                yield item
    finally:
        for source in sources:
            await source.aclose()
