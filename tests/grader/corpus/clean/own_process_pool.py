# expects: nothing
# A pool of processes, ended when it is idle.
import asyncio
import math
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        await loop.run_in_executor(pool, math.factorial, 2000)


if __name__ == "__main__":
    asyncio.run(main())
