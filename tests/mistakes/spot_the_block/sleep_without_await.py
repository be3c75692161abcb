# forgotten-await: calls asyncio.sleep without awaiting it
import asyncio


async def poll(ready, every):
    calls = 1
    while not ready():
        asyncio.sleep(every)  # <- here
        calls += 1
    return calls
