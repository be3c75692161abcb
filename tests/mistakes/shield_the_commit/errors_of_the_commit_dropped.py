# errors-hidden: gives None when the commit fails
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.create_task(tx.commit())
    try:
        return await asyncio.shield(commit)
    except asyncio.CancelledError:
        await asyncio.gather(commit, return_exceptions=True)
        raise
    except Exception as error:  # <- here
        print("commit failed:", error)
