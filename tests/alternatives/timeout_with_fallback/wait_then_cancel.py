# asyncio.wait: when the call is a task that you keep anyway
import asyncio


async def quote(fetch, limit, default):
    task = asyncio.create_task(fetch())
    try:
        done, _ = await asyncio.wait([task], timeout=limit)
        return task.result() if done else default
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
