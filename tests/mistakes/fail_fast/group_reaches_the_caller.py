# exception-group: lets the group of the TaskGroup out
import asyncio


async def load_all(fetch, keys):
    async with asyncio.TaskGroup() as group:  # <- here
        tasks = [group.create_task(fetch(key)) for key in keys]
    return [task.result() for task in tasks]
