# queue-never-drains: expects one kind of exception only
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    results, bad = [], []

    async def worker():
        for item in rest:
            try:
                results.append(await work(item))  # <- here
            except ValueError:
                bad.append(item)

    await asyncio.gather(*[worker() for _ in range(n)], return_exceptions=True)
    return results, bad
