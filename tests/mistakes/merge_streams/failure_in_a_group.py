# exception-group: lets the group around the failure out
import asyncio
from contextlib import aclosing


async def merge(*sources):
    queue = asyncio.Queue(1)
    end = object()
    failures = []

    async def pump(source):
        async with aclosing(source) as items:
            async for item in items:
                await queue.put((item,))

    async def pump_all():
        try:
            async with asyncio.TaskGroup() as group:
                for source in sources:
                    group.create_task(pump(source))
        except ExceptionGroup as group:
            failures.append(group)
        await queue.put(end)

    pumping = asyncio.create_task(pump_all())
    try:
        while (got := await queue.get()) is not end:
            yield got[0]
        if failures:
            raise failures[0]
    finally:
        pumping.cancel()
        await asyncio.wait([pumping])
