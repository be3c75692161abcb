# blocking-call: takes the results of pool.map in the thread of the loop
from concurrent.futures import ProcessPoolExecutor


async def crunch(fn, numbers, workers=2):
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(fn, numbers))  # <- here
