# expects: busy-wait at line 12
# A loop asks a thread's future until it is done.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(1)


async def main():
    job = pool.submit(time.sleep, 0.4)
    while not job.done():
        pass
    print("done")


if __name__ == "__main__":
    asyncio.run(main())
