# unbounded-fan-out: starts as many workers as there are items
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    results, bad = [], []

    async def worker():
        for item in rest:
            try:
                results.append(await work(item))  # <- here
            except Exception:
                bad.append(item)

    await asyncio.gather(*[worker() for _ in items])
    return results, bad
