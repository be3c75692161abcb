# cleanup-skipped: closes the pool after the work, so an error jumps over that
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    pool = ProcessPoolExecutor(workers)  # <- here
    loop = asyncio.get_running_loop()
    results = await asyncio.gather(*[loop.run_in_executor(pool, fn, number) for number in numbers])
    pool.shutdown()
    return results
