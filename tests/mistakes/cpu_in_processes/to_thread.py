# cpu-bound: leaves the computation to the default pool of threads
import asyncio


async def crunch(fn, numbers, workers=2):
    return await asyncio.gather(*[asyncio.to_thread(fn, n) for n in numbers])  # <- here
