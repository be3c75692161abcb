# waits-for-everything: works on n items, and waits for the slowest of them
import asyncio


async def process_all(work, items, n):
    results, bad = [], []
    for start in range(0, len(items), n):
        chunk = items[start : start + n]
        got = await asyncio.gather(*[work(item) for item in chunk], return_exceptions=True)  # <- here
        for item, result in zip(chunk, got):
            if isinstance(result, Exception):
                bad.append(item)
            else:
                results.append(result)
    return results, bad
