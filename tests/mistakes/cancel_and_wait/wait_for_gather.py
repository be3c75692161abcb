# cancel-not-awaited: the timeout of wait_for cancels the tasks a second time
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    try:
        await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), grace)
    except TimeoutError:
        pass
    return sum(not task.done() for task in tasks)
