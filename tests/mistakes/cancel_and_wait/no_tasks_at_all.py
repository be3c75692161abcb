# wrong-result: asyncio.wait takes no empty list
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    done, pending = await asyncio.wait(tasks, timeout=grace)  # <- here
    return len(pending)
