# expects: cpu-bound at line 9
# One of several tasks simulates while the others should go on.
import asyncio
import random


async def simulate(rounds):
    chance = random.Random(5)
    inside = sum(chance.random() ** 2 + chance.random() ** 2 < 1 for _ in range(rounds))
    return 4 * inside / rounds


async def heartbeat():
    for _ in range(3):
        await asyncio.sleep(0.005)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(heartbeat())
        estimate = group.create_task(simulate(600_000))
    print(round(estimate.result(), 1))


if __name__ == "__main__":
    asyncio.run(main())
