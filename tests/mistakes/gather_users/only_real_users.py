# wrong-result: leaves out a user that is None, 0 or empty
import asyncio


async def get_users(fetch, ids):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(i)) for i in ids]
    return list(filter(None, [task.result() for task in tasks]))
