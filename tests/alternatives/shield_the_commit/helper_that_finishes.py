# A helper: when more than one call must not be interrupted
import asyncio


async def finish(coro):
    """Run to the end, also when the caller is cancelled, and be cancelled then."""
    task = asyncio.ensure_future(coro)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise


async def save(tx, data):
    await tx.write(data)
    return await finish(tx.commit())
