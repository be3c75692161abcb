# One iterator for all workers: when nothing is added later
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    results, bad = [], []

    async def worker():
        for item in rest:
            try:
                result = await work(item)
            except Exception:
                bad.append(item)
            else:
                results.append(result)

    await asyncio.gather(*[worker() for _ in range(n)])
    return results, bad
