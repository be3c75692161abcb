# expects: nothing
# A long computation gives the loop a turn after each slice.
import asyncio


async def count(limit):
    total = 0
    for start in range(0, limit, 50_000):
        total += sum(range(start, start + 50_000))
        await asyncio.sleep(0)
    return total


async def main():
    assert await count(1_000_000) == sum(range(1_000_000))


if __name__ == "__main__":
    asyncio.run(main())
