# loop-bound-at-import: keeps a semaphore for each n, with the event loop of its first call
import asyncio
from functools import lru_cache


@lru_cache
def limiter(n):
    return asyncio.Semaphore(n)


async def process_all(work, items, n):
    good, bad = [], []

    async def one(item):
        async with limiter(n):  # <- here
            try:
                good.append(await work(item))
            except Exception:
                bad.append(item)

    await asyncio.gather(*map(one, items))
    return good, bad
