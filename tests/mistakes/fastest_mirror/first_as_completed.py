# unchecked-results: gives the first of as_completed, success or not
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(f()) for f in fetchers]
    try:
        for first in asyncio.as_completed(tasks):
            return await first  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
