# tries: wait for data that never come
# for: spot_the_block
# ends: failed review timed_out

import socket


async def poll(ready, every):
    calls = 1
    while not ready():
        pair = socket.socketpair()
        pair[0].settimeout(every)
        try:
            pair[0].recv(1)
        except OSError:
            pass
        for each in pair:
            each.close()
        calls += 1
    return calls
