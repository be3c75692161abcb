# expects: forgotten-await at line 12
# The result of a call is kept and never awaited.
import asyncio


async def price(name):
    await asyncio.sleep(0.001)
    return 3


async def main():
    cost = price("tea")
    print("cost is", type(cost).__name__)
    await asyncio.sleep(0.01)


asyncio.run(main())
