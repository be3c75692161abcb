# wrong-result: looks for a failure when all have ended, and finds that of a cleanup if its key stands first
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    failed = [task for task in tasks if not task.cancelled() and task.exception()]
    return [task.result() for task in failed or tasks]  # <- here
