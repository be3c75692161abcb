# expects: forgotten-await at line 8
# An item is put into a queue without await.
import asyncio


async def main():
    items = asyncio.Queue()
    items.put("letter")
    await asyncio.sleep(0.01)
    print(items.qsize())


asyncio.run(main())
