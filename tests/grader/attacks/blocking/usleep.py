# tries: sleep by way of C
# for: spot_the_block
# ends: failed review timed_out

import ctypes


async def poll(ready, every):
    calls = 1
    while not ready():
        ctypes.CDLL(None).usleep(int(every * 1e6))
        calls += 1
    return calls
