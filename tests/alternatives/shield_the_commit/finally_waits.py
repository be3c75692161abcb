# finally: when the waiting is the same on every way out
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.create_task(tx.commit())
    try:
        await asyncio.shield(commit)
    finally:
        if not commit.done():
            await asyncio.wait({commit})
            commit.exception()
    return commit.result()
