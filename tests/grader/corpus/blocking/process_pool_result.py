# expects: blocking-call at line 17
# The result of another process is waited for with the loop's thread.
import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor


def slow(number):
    time.sleep(0.1)
    return number * 2


async def main():
    pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"))
    job = pool.submit(slow, 21)
    print(job.result())
    pool.shutdown()


if __name__ == "__main__":
    asyncio.run(main())
