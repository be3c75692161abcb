# task-not-awaited: starts the commit and returns before it is over
import asyncio


async def save(tx, data):
    await tx.write(data)
    task = asyncio.create_task(tx.commit())  # <- here
    await asyncio.sleep(0)
    if task.done():
        return task.result()
    return "committing"
