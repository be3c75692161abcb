# result-too-early: awaits the first download, as if it were the slowest
import asyncio


async def get_users(fetch, ids):
    tasks = [asyncio.create_task(fetch(i)) for i in ids]
    if tasks:
        await tasks[0]
    return [task.result() for task in tasks]  # <- here
