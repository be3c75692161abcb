# loop-bound-at-import: makes the condition of its buffer when the file is imported
import asyncio

changed = asyncio.Condition()


async def pipe(src, sink, size):
    items, over = [], False

    async def feed():
        nonlocal over
        async for item in src:
            async with changed:
                await changed.wait_for(lambda: len(items) < size)
                items.append(item)
                changed.notify_all()
        async with changed:
            over = True
            changed.notify_all()

    async with asyncio.TaskGroup() as tg:
        tg.create_task(feed())
        while True:
            async with changed:
                await changed.wait_for(lambda: items or over)
                if not items:
                    return
                item = items.pop(0)
                changed.notify_all()
            await sink(item)
