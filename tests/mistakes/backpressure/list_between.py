# unbounded-queue: a list takes in whatever comes
import asyncio


async def pipe(src, sink, size):
    items = []
    news = asyncio.Event()
    over = False

    async def read():
        nonlocal over
        async for item in src:  # <- here
            items.append(item)
            news.set()
        over = True
        news.set()

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        while items or not over:
            if items:
                await sink(items.pop(0))
            else:
                news.clear()
                await news.wait()
