# exception-group: a TaskGroup wraps the KeyError, and the handler does not match the group
import asyncio


async def fetch_or_default(fetch, key, default):
    try:
        async with asyncio.TaskGroup() as group:  # <- here
            task = group.create_task(fetch(key))
        return task.result()
    except KeyError:
        return default
