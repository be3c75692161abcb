# executor-misuse: makes a process for each number instead of `workers` of them
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(len(numbers) or 1) as pool:  # <- here
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, n) for n in numbers])
