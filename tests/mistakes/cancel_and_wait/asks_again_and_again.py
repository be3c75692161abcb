# cancel-not-awaited: cancels whoever is not done yet every 10 ms
import asyncio


async def stop(tasks, grace):
    loop = asyncio.get_running_loop()
    end = loop.time() + grace
    pending = set(tasks)
    while pending and loop.time() < end:
        for task in pending:
            task.cancel()  # <- here
        _, pending = await asyncio.wait(pending, timeout=0.01)
    return len(pending)
