# Recursion: when each attempt should be a function of what is left
import asyncio
import random


async def retry(fn, attempts, base):
    try:
        return await fn()
    except OSError:
        if attempts <= 1:
            raise
    await asyncio.sleep(base + base * random.random())
    return await retry(fn, attempts - 1, base * 2)
