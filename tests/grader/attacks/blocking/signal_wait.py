# tries: wait for a signal
# for: spot_the_block
# ends: failed review timed_out

import signal


async def poll(ready, every):
    calls = 1
    while not ready():
        signal.sigtimedwait([signal.SIGUSR1], every)
        calls += 1
    return calls
