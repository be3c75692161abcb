# shield-misused: shields the write as well
import asyncio


async def save(tx, data):
    async def both():
        await tx.write(data)
        return await tx.commit()

    task = asyncio.create_task(both())
    try:
        return await asyncio.shield(task)  # <- here
    except asyncio.CancelledError:
        await task
        raise
