# expects: blocking-call at line 17
# The results of several threads are waited for.
import asyncio
import concurrent.futures
import time


def slow(seconds):
    time.sleep(seconds)
    return seconds


pool = concurrent.futures.ThreadPoolExecutor(2)


async def main():
    list(pool.map(slow, [0.05]))


if __name__ == "__main__":
    asyncio.run(main())
