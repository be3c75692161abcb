# cleanup-skipped: thinks of the cancellation, and no longer of errors
import asyncio


async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    except asyncio.CancelledError:
        await res.close()
        raise
    await res.close()  # <- here
    return written
