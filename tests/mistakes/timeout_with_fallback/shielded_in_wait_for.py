# shield-misused: shields a task from wait_for and leaves it
import asyncio


async def quote(fetch, limit, default):
    task = asyncio.create_task(fetch())
    try:
        return await asyncio.wait_for(asyncio.shield(task), limit)  # <- here
    except TimeoutError:
        if task.done():
            raise
        return default
