# wait for the first of one task per source: when there is no queue, and nothing is read before it is asked for
import asyncio


async def _next(source):
    return await anext(source)


async def merge(*sources):
    waiting = {asyncio.create_task(_next(source)): source for source in sources}
    try:
        while waiting:
            done, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                source = waiting.pop(task)
                try:
                    item = task.result()
                except StopAsyncIteration:
                    continue
                waiting[asyncio.create_task(_next(source))] = source
                yield item
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await asyncio.gather(*[source.aclose() for source in sources])
