# expects: busy-wait at line 10
# A loop asks the clock until the moment has come.
# names: time.monotonic
import asyncio
import time


async def main():
    end = time.monotonic() + 0.4
    while time.monotonic() < end:
        pass


if __name__ == "__main__":
    asyncio.run(main())
