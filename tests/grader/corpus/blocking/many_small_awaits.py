# expects: cpu-bound at line 7
# Awaiting coroutines that never wait gives nobody else a turn.
import asyncio


async def part(number):
    return sum(value * value for value in range(number, number + 60_000))


async def main():
    total = 0
    for number in range(40):
        total += await part(number)
    print(total)


if __name__ == "__main__":
    asyncio.run(main())
