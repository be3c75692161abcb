# expects: blocking-call at line 9
# A plain helper sleeps for the coroutine.
# names: time.sleep
import asyncio
import time


def rest():
    time.sleep(0.02)


async def main():
    rest()


if __name__ == "__main__":
    asyncio.run(main())
