# blocking-call: takes the results of pool.map in the thread of the loop
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(fn, items))  # <- here
