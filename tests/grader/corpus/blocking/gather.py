# expects: blocking-call at line 9
# Two coroutines sleep in turn although they were gathered.
# names: time.sleep
import asyncio
import time


async def work():
    time.sleep(0.02)


async def main():
    await asyncio.gather(work(), work())


if __name__ == "__main__":
    asyncio.run(main())
