# tries: sleep by the module that was there before
# for: spot_the_block
# ends: failed review

import sys


async def poll(ready, every):
    calls = 1
    while not ready():
        sys.modules["time"].sleep(every)
        calls += 1
    return calls
