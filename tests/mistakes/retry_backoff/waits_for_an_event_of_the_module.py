# loop-bound-at-import: waits on an event that is made when the file is imported
import asyncio
import random

never = asyncio.Event()


async def retry(fn, attempts, base):
    for k in range(attempts):
        try:
            return await fn()
        except OSError:
            if k == attempts - 1:
                raise
        try:
            await asyncio.wait_for(never.wait(), base * 2**k * (1 + random.random()))
        except TimeoutError:
            pass
