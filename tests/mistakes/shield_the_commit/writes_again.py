# wrong-result: writes a second time when the first write fails
import asyncio


async def save(tx, data):
    try:
        await tx.write(data)
    except Exception:
        await tx.write(data)
    commit = asyncio.create_task(tx.commit())
    try:
        return await asyncio.shield(commit)
    except asyncio.CancelledError:
        await asyncio.gather(commit, return_exceptions=True)
        raise
