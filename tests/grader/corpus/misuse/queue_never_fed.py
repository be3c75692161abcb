# expects: deadlock at line 8
# A consumer waits for items that nobody puts.
import asyncio


async def consume(items):
    while True:
        item = await items.get()
        print(item)


async def main():
    items = asyncio.Queue()
    await consume(items)


asyncio.run(main())
