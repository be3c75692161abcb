# expects: blocking-call at line 13
# The function is an attribute of a class.
# names: time.sleep
import asyncio
import time


class Naps:
    nap = time.sleep


async def main():
    Naps().nap(0.02)


if __name__ == "__main__":
    asyncio.run(main())
