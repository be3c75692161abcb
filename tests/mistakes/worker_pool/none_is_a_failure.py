# wrong-result: takes None for a failure
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    results, bad = [], []

    async def attempt(item):
        try:
            return await work(item)
        except Exception:
            return None

    async def worker():
        for item in rest:
            result = await attempt(item)
            if result is None:
                bad.append(item)
            else:
                results.append(result)

    await asyncio.gather(*[worker() for _ in range(n)])
    return results, bad  # <- here
