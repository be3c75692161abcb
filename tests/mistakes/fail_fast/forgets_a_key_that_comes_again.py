# task-not-awaited: keeps its tasks by key, so that of a key that occurs twice it forgets the first task
import asyncio


async def load_all(fetch, keys):
    running = {}
    for key in keys:
        running[key] = asyncio.ensure_future(fetch(key))  # <- here
    try:
        await asyncio.gather(*running.values())
    finally:
        for task in running.values():
            task.cancel()
        await asyncio.wait(running.values())
    return [running[key].result() for key in keys]
