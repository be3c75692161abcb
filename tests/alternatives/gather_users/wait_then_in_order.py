# wait: when done and pending tasks are to be handled apart
import asyncio


async def get_users(fetch, ids):
    tasks = [asyncio.create_task(fetch(i)) for i in ids]
    if tasks:
        await asyncio.wait(tasks)
    return [task.result() for task in tasks]
