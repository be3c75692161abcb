# exception-group: calls in a TaskGroup, whose group is no OSError
import asyncio
import random


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            async with asyncio.TaskGroup() as group:  # <- here
                task = group.create_task(fn())
            return task.result()
        except OSError:
            if attempt == attempts - 1:
                raise
            await asyncio.sleep(base * 2**attempt * random.uniform(1, 2))
