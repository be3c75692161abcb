# expects: nothing
# A sleep of no time.
import asyncio
import time


async def main():
    for _ in range(20):
        time.sleep(0)
        await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
