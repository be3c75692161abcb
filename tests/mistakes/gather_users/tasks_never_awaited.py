# task-not-awaited: gives the tasks back while they still run
import asyncio


async def get_users(fetch, ids):
    tasks = []
    for i in ids:
        tasks.append(asyncio.create_task(fetch(i)))  # <- here
    return tasks
