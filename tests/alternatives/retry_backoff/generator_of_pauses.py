# A generator of pauses: when several callers share one policy
import asyncio
import random


def pauses(base):
    while True:
        yield random.uniform(base, 2 * base)
        base *= 2


async def retry(fn, attempts, base):
    last = None
    for _, pause in zip(range(attempts), pauses(base)):
        if last is not None:
            await asyncio.sleep(waiting)
        try:
            return await fn()
        except OSError as error:
            last, waiting = error, pause
    raise last
