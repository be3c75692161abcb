# blocking-call: waits with the timeout of a queue made for threads
import queue


async def poll(ready, every):
    nothing = queue.Queue()
    calls = 1
    while not ready():
        try:
            nothing.get(timeout=every)  # <- here
        except queue.Empty:
            calls += 1
    return calls
