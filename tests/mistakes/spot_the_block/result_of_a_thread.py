# blocking-call: sleeps in a thread, and stops the loop to wait for it
import time
from concurrent.futures import ThreadPoolExecutor


async def poll(ready, every):
    calls = 1
    with ThreadPoolExecutor(1) as pool:
        while not ready():
            pool.submit(time.sleep, every).result()  # <- here
            calls += 1
    return calls
