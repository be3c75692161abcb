# expects: cpu-bound at line 12
# Orders are sorted by a computed key.
import asyncio
import random

chance = random.Random(7)
orders = [(chance.random(), chance.random()) for _ in range(400_000)]


async def best():
    await asyncio.sleep(0)
    return sorted(orders, key=lambda order: order[0] * order[1])[0]


async def main():
    print(await best())


if __name__ == "__main__":
    asyncio.run(main())
