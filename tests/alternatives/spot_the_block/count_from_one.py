# itertools.count: when the number of the try matters in the loop
import asyncio
import itertools


async def poll(ready, every):
    for calls in itertools.count(1):
        if ready():
            return calls
        await asyncio.sleep(every)
