# waits-for-everything: collects all sources before the first item comes
import asyncio


async def _collect(source):
    return [item async for item in source]


async def merge(*sources):
    tasks = [asyncio.create_task(_collect(source)) for source in sources]
    try:
        lists = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for items in lists:
        for item in items:
            yield item
