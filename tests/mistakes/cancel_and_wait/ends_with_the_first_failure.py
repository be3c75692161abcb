# cancel-not-awaited: the first cleanup that fails ends the waiting for the others
import asyncio


async def stop(tasks, grace):
    asked = [task for task in tasks if not task.done()]
    for task in asked:
        task.cancel()
    if asked:
        await asyncio.wait(asked, timeout=grace, return_when=asyncio.FIRST_EXCEPTION)
    return len([task for task in asked if not task.done()])
