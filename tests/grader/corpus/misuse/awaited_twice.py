# expects: coroutine-reused at line 14
# One coroutine object is awaited a second time.
import asyncio


async def token():
    await asyncio.sleep(0.001)
    return "abc"


async def main():
    waiting = token()
    print(await waiting)
    print(await waiting)


asyncio.run(main())
