# Event with a timeout: when somebody should be able to end the wait early
import asyncio


async def poll(ready, every):
    woken = asyncio.Event()
    calls = 1
    while not ready():
        try:
            await asyncio.wait_for(woken.wait(), every)
        except TimeoutError:
            pass
        calls += 1
    return calls
