# wrong-result: gives the exceptions, not the items
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    results, errors = [], []

    async def worker():
        for item in rest:
            try:
                results.append(await work(item))
            except Exception as error:
                errors.append(error)

    await asyncio.gather(*[worker() for _ in range(n)])
    return results, errors  # <- here
