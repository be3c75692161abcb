# expects: cpu-bound at line 12
# A backup is compressed between two awaits.
import asyncio
import bz2
import random

data = random.Random(1).randbytes(1_500_000)


async def backup():
    await asyncio.sleep(0)
    packed = bz2.compress(data)
    await asyncio.sleep(0)
    return len(packed)


async def main():
    print(await backup())


if __name__ == "__main__":
    asyncio.run(main())
