# One point in time: when the tasks are to be looked at one after the other
import asyncio


async def stop(tasks, grace):
    loop = asyncio.get_running_loop()
    end = loop.time() + grace
    busy = 0
    for task in tasks:
        task.cancel()
    for task in tasks:
        _, pending = await asyncio.wait([task], timeout=max(0, end - loop.time()))
        busy += len(pending)
    return busy
