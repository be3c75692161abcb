# expects: nothing
# Each task computes for a moment and then gives its turn away.
import asyncio


async def part(start):
    total = sum(number * number for number in range(start, start + 60_000))
    await asyncio.sleep(0)
    return total


async def main():
    assert len(await asyncio.gather(*(part(start) for start in range(12)))) == 12


if __name__ == "__main__":
    asyncio.run(main())
