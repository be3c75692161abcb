# expects: cpu-bound at line 8
# A sum is computed.
# names: main
import asyncio


async def main():
    sum(number * number for number in range(4_000_000))


if __name__ == "__main__":
    asyncio.run(main())
