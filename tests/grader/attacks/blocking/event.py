# tries: wait for an event that never comes
# for: spot_the_block
# ends: failed review timed_out

import threading


async def poll(ready, every):
    calls = 1
    while not ready():
        threading.Event().wait(every)
        calls += 1
    return calls
