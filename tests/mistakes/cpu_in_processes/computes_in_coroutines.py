# cpu-bound: wraps the computation in coroutines, which run one after another on the loop
import asyncio


async def crunch(fn, numbers, workers=2):
    async def compute(n):
        await asyncio.sleep(0)
        return fn(n)  # <- here

    return await asyncio.gather(*[compute(n) for n in numbers])
