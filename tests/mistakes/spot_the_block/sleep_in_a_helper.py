# blocking-call: hides time.sleep in an async helper
import time


async def pause(seconds):
    time.sleep(seconds)  # <- here


async def poll(ready, every):
    calls = 1
    while not ready():
        await pause(every)
        calls += 1
    return calls
