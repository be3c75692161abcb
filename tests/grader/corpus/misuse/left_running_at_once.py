# expects: task-not-awaited at line 13
# A task is started in the last line.
import asyncio


async def goodbye():
    await asyncio.sleep(0.01)
    print("bye")


async def main():
    await asyncio.sleep(0.001)
    asyncio.create_task(goodbye())


asyncio.run(main())
