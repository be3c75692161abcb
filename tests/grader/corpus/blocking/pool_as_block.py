# expects: blocking-call at line 14
# The end of a pool's block waits for its work.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def resize(name):
    time.sleep(0.2)
    return name


async def main():
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(resize, name) for name in "ab"]
    print([job.result() for job in jobs])


if __name__ == "__main__":
    asyncio.run(main())
