# expects: deadlock at line 9
# A second item is put into a queue for one, and nobody takes the first.
import asyncio


async def main():
    letters = asyncio.Queue(maxsize=1)
    await letters.put("a")
    await letters.put("b")


asyncio.run(main())
