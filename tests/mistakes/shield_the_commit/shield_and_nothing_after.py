# shield-misused: leaves the commit at work when it is cancelled
import asyncio


async def save(tx, data):
    await tx.write(data)
    return await asyncio.shield(tx.commit())  # <- here
