# expects: nothing
# Two thousand coroutines wait at once.
import asyncio


async def wait(number):
    await asyncio.sleep(0.01)
    return number


async def main():
    numbers = await asyncio.gather(*(wait(number) for number in range(2000)))
    assert sum(numbers) == 1999000


if __name__ == "__main__":
    asyncio.run(main())
