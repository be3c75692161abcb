# cancel-not-awaited: the first CancelledError ends the waiting for all
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()  # <- here
    try:
        async with asyncio.timeout(grace):
            for task in tasks:
                await task
    except (TimeoutError, asyncio.CancelledError):
        pass
    return sum(not task.done() for task in tasks)
