# task-not-awaited: awaits the tasks in turn, so that an error or a cancellation leaves the later ones at work
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    return [await task for task in tasks]
