# sequential-awaits: opens a TaskGroup for each id
import asyncio


async def get_users(fetch, ids):
    users = []
    for i in ids:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(fetch(i))  # <- here
        users.append(task.result())
    return users
