# expects: blocking-call at line 8, cpu-bound at line 12
# A report waits with the thread and computes.
import asyncio
import time


async def wait():
    time.sleep(0.02)


async def compute():
    return sum(number % 7 for number in range(3_000_000))


async def main():
    await asyncio.gather(wait(), compute())


if __name__ == "__main__":
    asyncio.run(main())
