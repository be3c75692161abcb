# swallowed-cancellation: returns the commit's result to a caller who cancelled
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.create_task(tx.commit())
    try:
        return await asyncio.shield(commit)
    except asyncio.CancelledError:  # <- here
        return await commit
