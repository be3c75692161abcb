# others-keep-running: gives the default and leaves the call at work
import asyncio


async def quote(fetch, limit, default):
    task = asyncio.create_task(fetch())  # <- here
    done, pending = await asyncio.wait([task], timeout=limit)
    if task in done:
        return task.result()
    return default
