# yield-in-cancel-scope: takes the error out of the group, and yields inside of it all the same
import asyncio
from contextlib import aclosing


async def merge(*sources):
    queue = asyncio.Queue(1)
    end = object()

    async def pump(source):
        async with aclosing(source) as items:
            async for item in items:
                await queue.put(item)
        await queue.put(end)

    try:
        async with asyncio.TaskGroup() as group:  # <- here
            for source in sources:
                group.create_task(pump(source))
            left = len(sources)
            while left:
                item = await queue.get()
                if item is end:
                    left -= 1
                else:
                    yield item
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
