# unbounded-fan-out: gathers all items, whatever n is
import asyncio


async def process_all(work, items, n):
    got = await asyncio.gather(*[work(item) for item in items], return_exceptions=True)  # <- here
    results = [result for result in got if not isinstance(result, Exception)]
    return results, [item for item, result in zip(items, got) if isinstance(result, Exception)]
