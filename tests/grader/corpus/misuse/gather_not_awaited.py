# expects: task-not-awaited at line 12
# Two calls are gathered, and nobody waits for them.
import asyncio


async def upload(name):
    await asyncio.sleep(0.05)
    print(name)


async def main():
    asyncio.gather(upload("a"), upload("b"))


asyncio.run(main())
