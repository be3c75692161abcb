# TaskGroup: when one failure should stop the rest
import asyncio


async def get_users(fetch, ids):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(i)) for i in ids]
    return [task.result() for task in tasks]
