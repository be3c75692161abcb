# generator-not-closed: closes the sources when the stream is closed, and not when one of them fails
import asyncio


async def merge(*sources):
    queue = asyncio.Queue(1)
    end = object()

    async def pump(source):
        try:
            async for item in source:
                await queue.put((item, None))
        except Exception as error:
            await queue.put((None, error))
        await queue.put((end, None))

    tasks = [asyncio.create_task(pump(s)) for s in sources]
    left = len(tasks)
    try:
        while left:
            item, error = await queue.get()
            if error:
                raise error
            if item is end:
                left -= 1
            else:
                yield item
    except GeneratorExit:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for source in sources:
            await source.aclose()
        raise
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
