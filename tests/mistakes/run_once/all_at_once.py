# unbounded-fan-out: starts every fetch together
import asyncio


async def load(fetch, ids):
    return await asyncio.gather(*[fetch(i) for i in ids])  # <- here


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
