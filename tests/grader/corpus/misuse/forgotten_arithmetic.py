# expects: forgotten-await at line 13
# A coroutine object is added to a number.
import asyncio


async def price(name):
    await asyncio.sleep(0.001)
    return 3


async def main():
    await asyncio.sleep(0.001)
    print(price("tea") + 1)


asyncio.run(main())
