# expects: cpu-bound at line 10
# A loop computes.
# names: main
import asyncio


async def main():
    total = 0
    for number in range(4_000_000):
        total += number * number


if __name__ == "__main__":
    asyncio.run(main())
