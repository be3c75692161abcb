# cpu-bound: saves the pool where there is one number only
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    if len(numbers) == 1:
        (n,) = numbers
        return [fn(n)]
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, fn, n) for n in numbers))
