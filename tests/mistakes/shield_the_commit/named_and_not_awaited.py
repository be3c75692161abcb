# shield-misused: keeps the task and does not wait for it
import asyncio


async def save(tx, data):
    await tx.write(data)
    task = asyncio.create_task(tx.commit())
    try:
        result = await asyncio.shield(task)  # <- here
    except asyncio.CancelledError:
        print("cancelled; the commit goes on in the background")
        raise
    return result
