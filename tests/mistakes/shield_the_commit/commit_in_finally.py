# wrong-result: commits after a write that was cancelled or failed
import asyncio


async def save(tx, data):
    try:
        await tx.write(data)
    finally:
        task = asyncio.create_task(tx.commit())  # <- here
        try:
            result = await asyncio.shield(task)
        except asyncio.CancelledError:
            await task
            raise
    return result
