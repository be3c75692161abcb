# task-not-awaited: waits for the first, and leaves the other tasks at work when it is closed
import asyncio


async def _next(source):
    return await anext(source)


async def merge(*sources):
    waiting = {asyncio.create_task(_next(source)): source for source in sources}
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
