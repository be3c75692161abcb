# expects: blocking-call at line 18
# Threads' results are taken as they come, with the wrong module.
import asyncio
import concurrent.futures
import time


def slow(seconds):
    time.sleep(seconds)
    return seconds


pool = concurrent.futures.ThreadPoolExecutor(2)


async def main():
    jobs = [pool.submit(slow, 0.05)]
    for _ in concurrent.futures.as_completed(jobs):
        pass


if __name__ == "__main__":
    asyncio.run(main())
