# expects: sync-async-mixup at line 13
# A plain loop meets an asynchronous generator.
import asyncio


async def rows():
    for number in range(3):
        yield number


async def main():
    await asyncio.sleep(0)
    for row in rows():
        print(row)


asyncio.run(main())
