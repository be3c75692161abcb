# busy-wait: looks at the clock until the time has come
import time


async def poll(ready, every):
    calls = 1
    while not ready():
        end = time.monotonic() + every
        while time.monotonic() < end:  # <- here
            pass
        calls += 1
    return calls
