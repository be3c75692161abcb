# busy-wait: wakes up every millisecond to look at the clock
import asyncio
import time


async def poll(ready, every):
    calls = 1
    while not ready():
        start = time.perf_counter()
        while time.perf_counter() - start < every:
            await asyncio.sleep(0.001)  # <- here
        calls += 1
    return calls
