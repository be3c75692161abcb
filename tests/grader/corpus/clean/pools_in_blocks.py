# expects: nothing
# Pools of threads and processes end when they are idle.
import asyncio
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def sq(n):
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(4) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, time.sleep, 0.02) for _ in range(8)))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, sq, n) for n in range(4))))


if __name__ == "__main__":
    asyncio.run(main())
