# expects: deadlock at line 9
# A task asks for the lock that it holds.
import asyncio

lock = asyncio.Lock()


async def balance():
    async with lock:
        return 3


async def main():
    async with lock:
        print(await balance())


asyncio.run(main())
