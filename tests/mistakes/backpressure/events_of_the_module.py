# loop-bound-at-import: makes the events of its buffer when the file is imported
import asyncio
from collections import deque

room = asyncio.Event()
filled = asyncio.Event()


async def pipe(src, sink, size):
    buffer = deque()
    over = False
    room.set()
    filled.clear()

    async def feed():
        nonlocal over
        async for item in src:
            while len(buffer) >= size:
                room.clear()
                await room.wait()
            buffer.append(item)
            filled.set()
        over = True
        filled.set()

    t = asyncio.create_task(feed())
    while True:
        if buffer:
            item = buffer.popleft()
            room.set()
            await sink(item)
        elif over:
            break
        else:
            filled.clear()
            await filled.wait()
    await t
