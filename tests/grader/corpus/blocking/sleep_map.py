# expects: blocking-call at line 9
# Code written in C calls the function.
# names: time.sleep
import asyncio
import time


async def main():
    list(map(time.sleep, [0.01, 0.01]))


if __name__ == "__main__":
    asyncio.run(main())
