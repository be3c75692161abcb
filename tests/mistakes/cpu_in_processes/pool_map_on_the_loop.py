# blocking-call: lets multiprocessing.Pool wait in the thread of the loop
import multiprocessing


async def crunch(fn, numbers, workers=2):
    with multiprocessing.Pool(workers) as pool:
        return pool.map(fn, numbers)  # <- here
