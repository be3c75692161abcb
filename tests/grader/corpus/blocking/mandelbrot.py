# expects: cpu-bound at line 8 or 9 or 10
# A picture is computed by a loop within loops.
import asyncio


def depth(c):
    z, turns = 0j, 0
    while abs(z) <= 2 and turns < 900:
        z = z * z + c
        turns += 1
    return turns


async def draw():
    return [[depth(complex(x / 40 - 2, y / 20 - 1)) for x in range(120)] for y in range(40)]


async def main():
    rows = await draw()
    print(sum(map(sum, rows)))


if __name__ == "__main__":
    asyncio.run(main())
