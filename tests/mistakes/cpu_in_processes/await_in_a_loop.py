# sequential-awaits: awaits each result before the next number is sent
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    loop = asyncio.get_running_loop()
    results = []
    with ProcessPoolExecutor(workers) as pool:
        for n in numbers:
            results.append(await loop.run_in_executor(pool, fn, n))
    return results
