# loop-bound-at-import: waits for an event of the module, which belongs to the first loop that waited for it
import asyncio

nothing = asyncio.Event()  # <- here


async def pause(seconds):
    try:
        async with asyncio.timeout(seconds):
            await nothing.wait()
    except TimeoutError:
        pass


async def poll(ready, every):
    calls = 1
    while not ready():
        await pause(every)
        calls += 1
    return calls
