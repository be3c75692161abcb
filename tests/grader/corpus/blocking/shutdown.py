# expects: blocking-call at line 19
# The end of a pool's work is waited for.
# names: concurrent.futures.ThreadPoolExecutor.shutdown
import asyncio
import concurrent.futures
import time


def slow(seconds):
    time.sleep(seconds)
    return seconds


pool = concurrent.futures.ThreadPoolExecutor(2)


async def main():
    pool.submit(slow, 0.4)
    pool.shutdown(wait=True)


if __name__ == "__main__":
    asyncio.run(main())
