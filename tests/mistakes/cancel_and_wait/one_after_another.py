# sequential-awaits: asks the next task when the one before has ended
import asyncio


async def stop(tasks, grace):
    end = asyncio.get_running_loop().time() + grace
    for task in tasks:
        task.cancel()
        rest = max(0, end - asyncio.get_running_loop().time())
        await asyncio.wait([task], timeout=rest)  # <- here
    return sum(not t.done() for t in tasks)
