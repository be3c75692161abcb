# A Condition and a deque: when more than the number of items decides who may go on
import asyncio
from collections import deque


async def pipe(src, sink, size):
    changed = asyncio.Condition()
    items = deque()
    over = False

    async def read():
        nonlocal over
        async for item in src:
            async with changed:
                await changed.wait_for(lambda: len(items) < size)
                items.append(item)
                changed.notify_all()
        async with changed:
            over = True
            changed.notify_all()

    reader = asyncio.create_task(read())
    while True:
        async with changed:
            await changed.wait_for(lambda: items or over)
            if not items:
                break
            item = items.popleft()
            changed.notify_all()
        await sink(item)
    await reader
