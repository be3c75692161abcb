# expects: cpu-bound at line 12
# A picture is blurred point by point.
import asyncio

WIDTH, HEIGHT = 600, 400
picture = [[(x * y) % 256 for x in range(WIDTH)] for y in range(HEIGHT)]


def blurred(rows):
    result = []
    for above, here, below in zip(rows, rows[1:], rows[2:], strict=False):
        result.append([sum(part[x] for part in (above, here, below)) // 3 for x in range(WIDTH)])
    return result


async def thumbnail():
    await asyncio.sleep(0)
    return blurred(blurred(picture))


async def main():
    print(len(await thumbnail()))


if __name__ == "__main__":
    asyncio.run(main())
