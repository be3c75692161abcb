# expects: forgotten-await at line 12
# A coroutine function is given to the loop as a callback.
import asyncio


async def tick():
    await asyncio.sleep(0.001)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: tick() and None)
    await asyncio.sleep(0.01)


asyncio.run(main())
