# executor-misuse: sends a lambda to the pool, which cannot be pickled
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        jobs = [loop.run_in_executor(pool, lambda n=n: fn(n)) for n in numbers]
        return await asyncio.gather(*jobs)  # <- here
