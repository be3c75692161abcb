# cpu-bound: computes in threads of the same process
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(workers) as pool:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, n) for n in numbers])  # <- here
