# cancel-not-awaited: the timeout cancels the task that is awaited a second time
import asyncio
from contextlib import suppress


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    with suppress(TimeoutError):
        async with asyncio.timeout(grace):
            await asyncio.gather(*tasks, return_exceptions=True)
    return sum(not task.done() for task in tasks)
