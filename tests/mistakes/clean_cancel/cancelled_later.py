# swallowed-cancellation: remembers the cancellation and writes the rest first
import asyncio


async def pump(res, items):
    stopped = None
    await res.open()
    try:
        for item in items:
            try:
                await res.write(item)
            except asyncio.CancelledError as e:  # <- here
                stopped = e
    finally:
        await res.close()
    if stopped:
        raise stopped
    return len(items)
