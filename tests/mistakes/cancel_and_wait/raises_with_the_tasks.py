# cancel-not-awaited: gather without return_exceptions ends with the first cancelled task, and raises
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    try:
        async with asyncio.timeout(grace):
            await asyncio.shield(asyncio.gather(*tasks))  # <- here
    except TimeoutError:
        pass
    return sum(not task.done() for task in tasks)
