# wrong-result: has the two lists as defaults, which all calls share
import asyncio


async def process_all(work, items, n, good=[], bad=[]):
    it = iter(items)

    async def worker():
        for item in it:
            try:
                good.append(await work(item))
            except Exception:
                bad.append(item)

    await asyncio.gather(*[worker() for _ in range(n)])
    return good, bad
