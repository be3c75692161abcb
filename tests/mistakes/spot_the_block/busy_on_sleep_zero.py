# busy-wait: gives up its turn again and again until the time has come
import asyncio


async def poll(ready, every):
    loop = asyncio.get_running_loop()
    calls = 1
    while not ready():
        end = loop.time() + every
        while loop.time() < end:
            await asyncio.sleep(0)  # <- here
        calls += 1
    return calls
