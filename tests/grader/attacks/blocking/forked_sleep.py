# tries: wait for a child that sleeps
# for: spot_the_block
# ends: failed review timed_out

import os
import time


async def poll(ready, every):
    calls = 1
    while not ready():
        child = os.fork()
        if child == 0:
            time.sleep(0.2)
            os._exit(0)
        os.waitpid(child, 0)
        calls += 1
    return calls
