# expects: cpu-bound at line 11
# A long list is sorted.
# names: main
import asyncio
import random

numbers = [random.random() for _ in range(1_000_000)]


async def main():
    sorted(numbers)


if __name__ == "__main__":
    asyncio.run(main())
