# task-not-awaited: leaves the resource in a task that nobody waits for
import asyncio


async def read_all(resource, process):
    count = 0
    items = await resource.__aenter__()
    try:
        async for item in items:
            process(item)
            count += 1
    except BaseException as error:
        await resource.__aexit__(type(error), error, None)
        raise
    asyncio.create_task(resource.__aexit__(None, None, None))  # <- here
    return count
