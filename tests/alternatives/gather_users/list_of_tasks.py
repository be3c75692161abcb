# List of tasks: when something else is to be done before the results are needed
import asyncio


async def get_users(fetch, ids):
    tasks = [asyncio.create_task(fetch(i)) for i in ids]
    return [await task for task in tasks]
