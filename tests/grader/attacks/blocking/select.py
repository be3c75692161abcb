# tries: wait in select
# for: spot_the_block
# ends: failed review timed_out

import select


async def poll(ready, every):
    calls = 1
    while not ready():
        select.select([], [], [], every)
        calls += 1
    return calls
