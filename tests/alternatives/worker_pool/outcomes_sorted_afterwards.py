# Outcomes sorted afterwards: when the order of the items is wanted, too
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)

    async def one(item):
        async with places:
            return await work(item)

    outcomes = await asyncio.gather(*[one(item) for item in items], return_exceptions=True)
    results = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    bad = [item for item, outcome in zip(items, outcomes) if isinstance(outcome, BaseException)]
    return results, bad
