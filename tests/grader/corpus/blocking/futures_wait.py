# expects: blocking-call at line 18
# Futures of threads are waited for with concurrent.futures.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor, wait


def fetch(delay):
    time.sleep(delay)
    return delay


pool = ThreadPoolExecutor(4)


async def main():
    jobs = [pool.submit(fetch, 0.03) for _ in range(3)]
    done, _ = wait(jobs)
    print(sum(job.result() for job in done))


if __name__ == "__main__":
    asyncio.run(main())
