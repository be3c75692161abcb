# expects: nothing
# A thread's future is awaited through the loop.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)


def slow(number):
    time.sleep(0.06)
    return number


async def main():
    jobs = [asyncio.wrap_future(pool.submit(slow, number)) for number in range(2)]
    assert await asyncio.gather(*jobs) == [0, 1]
    pool.shutdown(wait=False)


if __name__ == "__main__":
    asyncio.run(main())
