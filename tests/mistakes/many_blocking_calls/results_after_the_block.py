# blocking-call: the end of the block waits for all threads, and the loop with it
from concurrent.futures import ThreadPoolExecutor


async def run_all(fn, items, workers):
    with ThreadPoolExecutor(workers) as pool:  # <- here
        futures = [pool.submit(fn, item) for item in items]
    return [future.result() for future in futures]
