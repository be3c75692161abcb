# shield-misused: awaiting a task hands the cancellation on to it
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.create_task(tx.commit())  # <- here
    try:
        return await commit
    except asyncio.CancelledError:
        await asyncio.gather(commit, return_exceptions=True)
        raise
