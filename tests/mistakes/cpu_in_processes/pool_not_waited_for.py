# cleanup-skipped: asks the pool to end, and returns before its processes have
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(workers)  # <- here
    try:
        return await asyncio.gather(*[loop.run_in_executor(pool, fn, n) for n in numbers])
    finally:
        pool.shutdown(wait=False)
