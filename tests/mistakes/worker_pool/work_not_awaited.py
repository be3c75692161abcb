# forgotten-await: keeps what the call gives, and does not await it
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    results, bad = [], []

    async def worker():
        for item in rest:
            try:
                results.append(work(item))  # <- here
            except Exception:
                bad.append(item)

    await asyncio.gather(*[worker() for _ in range(n)])
    return results, bad
