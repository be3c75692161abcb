# waits-for-everything: waits for every task before it looks at one
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    await asyncio.wait(tasks)
    return [task.result() for task in tasks]
