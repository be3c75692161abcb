# call_later and a Future: when the wait is to be kept, passed on or ended by hand
import asyncio


async def poll(ready, every):
    loop = asyncio.get_running_loop()
    calls = 1
    while not ready():
        over = loop.create_future()
        timer = loop.call_later(every, over.set_result, None)
        try:
            await over
        finally:
            timer.cancel()
        calls += 1
    return calls
