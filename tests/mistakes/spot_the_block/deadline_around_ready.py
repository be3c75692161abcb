# errors-hidden: waits by a timeout that holds ready() as well, and takes its TimeoutError for the end of the wait
import asyncio


async def poll(ready, every):
    calls = 0
    while True:
        try:
            async with asyncio.timeout(every):
                calls += 1
                if ready():
                    return calls
                await asyncio.Event().wait()
        except TimeoutError:  # <- here
            pass
