# A permit per source: when each source should be one item ahead, whatever the others do
import asyncio
from collections import deque
from contextlib import AsyncExitStack, aclosing


async def merge(*sources):
    ready = deque()
    news = asyncio.Event()

    async def pump(source, room):
        try:
            async for item in source:
                ready.append(("item", item, room))
                news.set()
                await room.acquire()
            ready.append(("end", None, None))
        except Exception as error:
            ready.append(("error", error, None))
        news.set()

    async with AsyncExitStack() as stack:
        for source in sources:
            await stack.enter_async_context(aclosing(source))
        tasks = [asyncio.create_task(pump(source, asyncio.Semaphore(0))) for source in sources]
        left = len(tasks)
        try:
            while left:
                await news.wait()
                news.clear()
                while ready:
                    kind, value, room = ready.popleft()
                    if kind == "error":
                        raise value
                    if kind == "end":
                        left -= 1
                    else:
                        room.release()
                        yield value
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
