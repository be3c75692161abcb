# swallowed-cancellation: raises an error of its own in place of the cancellation
import asyncio


async def save(tx, data):
    await tx.write(data)
    task = asyncio.create_task(tx.commit())
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise RuntimeError("cancelled, but committed") from None
