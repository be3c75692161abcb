# cancel-not-awaited: asks the late call to stop and does not wait until it has
import asyncio


async def quote(fetch, limit, default):
    task = asyncio.ensure_future(fetch())  # <- here
    try:
        done, _ = await asyncio.wait({task}, timeout=limit)
        return task.result() if done else default
    finally:
        task.cancel()
