# expects: nothing
# Twice 40 ms of this thread's own CPU, with a turn between them.
import asyncio
import itertools
import time


def weigh():
    began = time.thread_time()
    for number in itertools.count():
        if number % 100 == 0 and time.thread_time() - began >= 0.040:
            return number


async def main():
    weigh()
    await asyncio.sleep(0.01)
    weigh()


if __name__ == "__main__":
    asyncio.run(main())
