# expects: cpu-bound at line 8
# A callback computes.
# names: crunch
import asyncio


def crunch():
    sum(n * n for n in range(4_000_000))


async def main():
    asyncio.get_running_loop().call_soon(crunch)
    await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
