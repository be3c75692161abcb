# completion-order: collects the results as the processes finish
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        sent = [loop.run_in_executor(pool, fn, n) for n in numbers]
        return [await each for each in asyncio.as_completed(sent)]
