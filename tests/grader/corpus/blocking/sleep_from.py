# expects: blocking-call at line 9
# The function was taken from its module under another name.
# names: time.sleep
import asyncio
from time import sleep as nap


async def main():
    nap(0.02)


if __name__ == "__main__":
    asyncio.run(main())
