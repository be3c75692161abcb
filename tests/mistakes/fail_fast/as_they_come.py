# completion-order: gives the values in the order in which they arrive
import asyncio


async def load_all(fetch, keys):
    values = []

    async def load(key):
        values.append(await fetch(key))

    try:
        async with asyncio.TaskGroup() as group:
            for key in keys:
                group.create_task(load(key))
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0]
    return values  # <- here
