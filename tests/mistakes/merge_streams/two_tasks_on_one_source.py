# shared-connection: starts a new task for every source in each round, also where the last one still waits
import asyncio


async def _next(source):
    return await anext(source)  # <- here


async def merge(*sources):
    left = set(sources)
    tasks = {}
    try:
        while left:
            for source in left:
                tasks[asyncio.create_task(_next(source))] = source
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                source = tasks.pop(task)
                try:
                    item = task.result()
                except StopAsyncIteration:
                    left.discard(source)
                    continue
                yield item
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for source in sources:
            await source.aclose()
