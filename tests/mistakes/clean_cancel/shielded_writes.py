# shield-misused: shields each write, which then goes on behind the close
import asyncio


async def pump(res, items):
    await res.open()
    count = 0
    try:
        for item in items:
            await asyncio.shield(res.write(item))
            count += 1
    finally:
        await res.close()
    return count
