# others-keep-running: waits for the tasks and asks nobody to stop
import asyncio


async def stop(tasks, grace):
    if not tasks:
        return 0
    done, pending = await asyncio.wait(tasks, timeout=grace)
    return len(pending)
