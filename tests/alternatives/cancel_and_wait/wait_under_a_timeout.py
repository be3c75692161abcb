# wait inside wait_for: `wait` passes no cancellation on to the tasks
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
