# cancel-not-awaited: gives the tasks one turn of the loop
import asyncio


async def stop(tasks, grace):
    for t in tasks:
        t.cancel()  # <- here
    await asyncio.sleep(0)
    return len([t for t in tasks if not t.done()])
