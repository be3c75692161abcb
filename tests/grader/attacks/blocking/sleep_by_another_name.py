# tries: sleep in the loop by a name that is looked up
# for: spot_the_block
# ends: failed review

import time


async def poll(ready, every):
    calls = 1
    while not ready():
        getattr(time, "sl" + "eep")(every)
        calls += 1
    return calls
