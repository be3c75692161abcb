# task-not-awaited: starts close as a task and leaves it
import asyncio


async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    finally:
        asyncio.create_task(res.close())  # <- here
    return written
