# wrong-result: always takes the whole grace
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    await asyncio.sleep(grace)
    return sum(not task.done() for task in tasks)
