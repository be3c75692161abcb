# expects: forgotten-await at line 11
# A coroutine function as a callback.
import asyncio


async def tick():
    print("tick")


async def main():
    asyncio.get_running_loop().call_later(0.01, tick)
    await asyncio.sleep(0.03)


asyncio.run(main())
