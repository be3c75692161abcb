# blocking-call: waits for an event of threading, which stops the thread
import threading


async def poll(ready, every):
    never = threading.Event()
    calls = 1
    while not ready():
        never.wait(every)  # <- here
        calls += 1
    return calls
