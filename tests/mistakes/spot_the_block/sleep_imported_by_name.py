# blocking-call: sleeps with a name imported from time
from time import sleep


async def poll(ready, every):
    calls = 0
    while True:
        calls += 1
        if ready():
            return calls
        sleep(every)  # <- here
