# shield-misused: shields the write and leaves it at work
import asyncio


async def save(tx, data):
    await asyncio.shield(tx.write(data))  # <- here
    commit = asyncio.create_task(tx.commit())
    try:
        return await asyncio.shield(commit)
    except asyncio.CancelledError:
        await commit
        raise
