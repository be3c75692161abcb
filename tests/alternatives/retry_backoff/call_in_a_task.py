# A task for the call: when a pause may be cut short by an event
import asyncio
import random


async def retry(fn, attempts, base):
    skip = asyncio.Event()
    for k in range(attempts):
        task = asyncio.create_task(fn())
        try:
            return await task
        except OSError:
            if k + 1 == attempts:
                raise
        try:
            await asyncio.wait_for(skip.wait(), base * 2**k * random.uniform(1, 2))
        except TimeoutError:
            pass
