# expects: background-task-lost at line 12
# A gather that is not awaited, with an error in a child.
import asyncio


async def bad():
    await asyncio.sleep(0.001)
    raise ValueError("bad")


async def main():
    job = asyncio.gather(bad())
    await asyncio.sleep(0.2)
    print(job.done())


asyncio.run(main())
