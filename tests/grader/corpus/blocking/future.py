# expects: blocking-call at line 18
# The result of a thread is waited for.
# names: concurrent.futures.Future.result
import asyncio
import concurrent.futures
import time


def slow(seconds):
    time.sleep(seconds)
    return seconds


pool = concurrent.futures.ThreadPoolExecutor(2)


async def main():
    pool.submit(slow, 0.05).result()


if __name__ == "__main__":
    asyncio.run(main())
