# wrong-result: takes one of the tasks that are done, and forgets those that were done in the same turn
import asyncio


async def merge(*sources):
    owner = {asyncio.ensure_future(anext(source)): source for source in sources}
    waiting = set(owner)
    try:
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            task = done.pop()
            try:
                item = task.result()
            except StopAsyncIteration:
                continue
            again = asyncio.ensure_future(anext(owner[task]))
            owner[again] = owner[task]
            waiting.add(again)
            yield item
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*owner, return_exceptions=True)
        for source in sources:
            await source.aclose()
