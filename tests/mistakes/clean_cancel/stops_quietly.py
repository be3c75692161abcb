# swallowed-cancellation: ends the loop at a cancellation and returns what was written so far
import asyncio


async def pump(res, items):
    await res.open()
    written = 0
    try:
        for item in items:
            await res.write(item)
            written += 1
    except asyncio.CancelledError:  # <- here
        pass
    finally:
        await res.close()
    return written
