# expects: deadlock at line 9 or 15
# Two tasks take two locks in opposite order.
import asyncio


async def transfer(first, second):
    async with first:
        await asyncio.sleep(0.01)
        async with second:
            print("moved")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(transfer(a, b), transfer(b, a))


asyncio.run(main())
