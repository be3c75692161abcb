# expects: deadlock at line 7 or 13
# A task waits for an event that nobody sets.
import asyncio


async def start(ready):
    await ready.wait()
    print("go")


async def main():
    ready = asyncio.Event()
    await asyncio.gather(start(ready), asyncio.sleep(0.01))


asyncio.run(main())
