# executor-misuse: makes a pool for each number
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()

    async def compute(n):
        with ProcessPoolExecutor(1) as pool:  # <- here
            return await loop.run_in_executor(pool, fn, n)

    return await asyncio.gather(*[compute(n) for n in numbers])
