# expects: cpu-bound at line 14 or 15
# The helper computes for 60 ms each time that a task calls it.
# names: weigh
import asyncio
import itertools
import time


def weigh():
    began = time.thread_time()
    total = 0
    for number in itertools.count():
        total += number * number
        if number % 100 == 0 and time.thread_time() - began >= 0.060:
            return total


async def one(delay):
    await asyncio.sleep(delay)
    weigh()


async def main():
    await asyncio.gather(one(0.02), one(0.2))


if __name__ == "__main__":
    asyncio.run(main())
