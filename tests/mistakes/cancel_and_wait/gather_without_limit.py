# no-deadline: waits for all, however long they take
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)  # <- here
    return sum(1 for task in tasks if not task.done())
