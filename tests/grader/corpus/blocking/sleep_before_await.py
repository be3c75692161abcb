# expects: blocking-call at line 10
# A sleep stands between two awaits.
# names: time.sleep
import asyncio
import time


async def main():
    await asyncio.sleep(0)
    time.sleep(0.02)
    await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
