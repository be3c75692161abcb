# tries: wait for a program that sleeps
# for: spot_the_block
# ends: failed review timed_out

import subprocess


async def poll(ready, every):
    calls = 1
    while not ready():
        subprocess.run(["sleep", str(every)])
        calls += 1
    return calls
