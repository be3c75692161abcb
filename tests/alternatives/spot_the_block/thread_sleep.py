# to_thread: when the wait is inside a library that only blocks
import asyncio
import time


async def poll(ready, every):
    calls = 1
    while not ready():
        await asyncio.to_thread(time.sleep, every)
        calls += 1
    return calls
