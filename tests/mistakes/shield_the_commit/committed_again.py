# wrong-result: commits a second time when it is cancelled
import asyncio


async def save(tx, data):
    await tx.write(data)
    try:
        return await asyncio.shield(tx.commit())
    except asyncio.CancelledError:
        await tx.commit()  # <- here
        raise
