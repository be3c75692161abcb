# wait inside wait_for: when the limit stands around more than this; `wait` cancels no task
import asyncio


async def stop(tasks, grace):
    tasks = set(tasks)
    for task in tasks:
        task.cancel()
    if tasks:
        try:
            await asyncio.wait_for(asyncio.wait(tasks), timeout=grace)
        except TimeoutError:
            pass
    return sum(1 for task in tasks if not task.done())
