# waits-for-everything: shares the ids out between two halves before the first fetch
import asyncio


async def load(fetch, ids):
    async def half(part):
        return [await fetch(i) for i in part]  # <- here

    middle = len(ids) // 2
    left, right = await asyncio.gather(half(ids[:middle]), half(ids[middle:]))
    return left + right


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
