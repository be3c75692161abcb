# expects: forgotten-await at line 12
# A coroutine is called like a plain function.
import asyncio


async def save(order):
    await asyncio.sleep(0.01)
    return order


async def main():
    save("tea")
    await asyncio.sleep(0.01)


asyncio.run(main())
