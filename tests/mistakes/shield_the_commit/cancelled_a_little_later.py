# swallowed-cancellation: returns, and asks for the cancellation anew, which then meets the caller's next await
import asyncio


async def save(tx, data):
    await tx.write(data)
    commit = asyncio.ensure_future(tx.commit())
    again = False
    try:
        await asyncio.wait([commit])
    except asyncio.CancelledError:  # <- here
        again = True
        await asyncio.wait([commit])
    if again:
        asyncio.current_task().cancel()
    return commit.result()
