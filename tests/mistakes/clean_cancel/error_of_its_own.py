# swallowed-cancellation: raises an error of its own in place of the cancellation
import asyncio


async def pump(res, items):
    await res.open()
    count = 0
    try:
        for item in items:
            await res.write(item)
            count += 1
    except asyncio.CancelledError:
        raise RuntimeError("pump was stopped") from None
    finally:
        await res.close()
    return count
