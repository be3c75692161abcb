# multiprocessing.Pool in a thread: when the program already uses its initializer or its chunks
import asyncio
import multiprocessing


def compute(fn, numbers, workers):
    with multiprocessing.Pool(workers) as pool:
        results = pool.map(fn, numbers, chunksize=1)
        pool.close()
        pool.join()
    return results


async def crunch(fn, numbers, workers=2):
    return await asyncio.to_thread(compute, fn, numbers, workers) if numbers else []
