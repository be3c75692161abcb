# waits-for-everything: fetches in pairs, and each pair waits for its slower one
import asyncio


async def load(fetch, ids):
    values = []
    for start in range(0, len(ids), 2):
        values += await asyncio.gather(*[fetch(i) for i in ids[start : start + 2]])  # <- here
    return values


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
