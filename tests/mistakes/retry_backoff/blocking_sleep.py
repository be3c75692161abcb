# blocking-call: waits with time.sleep
import random
import time


async def retry(fn, attempts, base):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
            time.sleep(delay * (1 + random.random()))  # <- here
            delay *= 2
