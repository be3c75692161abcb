# TaskGroup: when the task should be looked after to its end
import asyncio


async def fetch_data():
    return "data"


async def main():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(fetch_data())
    return task.result().upper()
