# expects: forgotten-await at line 11
# map makes coroutines that are thrown away.
import asyncio


async def send(name):
    print(name)


async def main():
    list(map(send, ["a", "b"]))
    await asyncio.sleep(0)


asyncio.run(main())
