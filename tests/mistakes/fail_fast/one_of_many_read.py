# background-task-lost: reads the failure that it raises, and none that came at the same moment
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        running = [task for task in tasks if not task.done()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    return [task.result() for task in tasks if task not in running]
