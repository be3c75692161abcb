# wrong-result: counts those that have ended
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=grace)
    return len([task for task in tasks if task.done()])  # <- here
