# cleanup-skipped: closes after the errors that came to mind, and after no other
import asyncio


async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    except (OSError, asyncio.CancelledError):
        await res.close()
        raise
    await res.close()
    return written
