# executor-misuse: sends a function that was defined inside another one
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    def compute(n):
        return fn(n)

    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, compute, n) for n in numbers])  # <- here
