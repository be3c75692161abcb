# cancel-not-awaited: disturbs the cleanup of those who are late
import asyncio


async def stop(tasks, grace):
    if not tasks:
        return 0
    for task in tasks:
        task.cancel()
    done, pending = await asyncio.wait(tasks, timeout=grace)
    for task in pending:
        task.cancel()  # <- here
    return len(pending)
