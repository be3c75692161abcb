# no-deadline: gives the whole grace to one task after the other
import asyncio


async def stop(tasks, grace):
    left = 0
    for task in tasks:
        task.cancel()
    for task in tasks:
        done, pending = await asyncio.wait([task], timeout=grace)  # <- here
        left += len(pending)
    return left
