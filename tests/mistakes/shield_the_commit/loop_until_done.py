# swallowed-cancellation: waits on in a loop and forgets why
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.create_task(tx.commit())
    while not commit.done():
        try:
            await asyncio.shield(commit)
        except asyncio.CancelledError:  # <- here
            continue
    return commit.result()
