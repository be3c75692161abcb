# no-deadline: takes a grace of 0 for no limit
import asyncio


async def stop(tasks, grace):
    if not tasks:
        return 0
    for task in tasks:
        task.cancel()
    limit = grace if grace else None
    _, late = await asyncio.wait(tasks, timeout=limit)  # <- here
    return len(late)
