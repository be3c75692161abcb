# expects: forgotten-await at line 8
# A pause is made and not awaited.
import asyncio


async def poll():
    for _ in range(3):
        asyncio.sleep(0.01)


asyncio.run(poll())
