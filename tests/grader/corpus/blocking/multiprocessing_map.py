# expects: blocking-call at line 15
# A pool of processes is used as in a synchronous program.
import asyncio
import multiprocessing
import time


def slow(number):
    time.sleep(0.3)
    return number * 2


async def main():
    pool = multiprocessing.get_context("fork").Pool(2)
    print(pool.map(slow, [1, 2]))
    pool.terminate()
    await asyncio.to_thread(pool.join)


if __name__ == "__main__":
    asyncio.run(main())
