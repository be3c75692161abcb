# expects: cpu-bound at line 12 or 13
# A little more than 50 ms of this thread's own CPU, whatever else the machine does.
import asyncio
import itertools
import time


async def main():
    await asyncio.sleep(0.03)
    began = time.thread_time()
    for number in itertools.count():
        if number % 100 == 0 and time.thread_time() - began >= 0.056:
            break
    await asyncio.sleep(0.03)


if __name__ == "__main__":
    asyncio.run(main())
