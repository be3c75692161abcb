# expects: nothing
# Twenty tasks compute for a moment each.
import asyncio


async def main():
    await asyncio.gather(*(part() for _ in range(20)))


async def part():
    sum(number for number in range(50_000))
    await asyncio.sleep(0)
    sum(number for number in range(50_000))


if __name__ == "__main__":
    asyncio.run(main())
