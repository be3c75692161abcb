# blocking-call: runs the function in a thread, and stops the loop until its result is there
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(8)


async def call(fn, *args, **kwargs):
    future = pool.submit(fn, *args, **kwargs)
    return future.result()  # <- here
