# sequential-awaits: works on one item after another


async def process_all(work, items, n):
    results, bad = [], []
    for item in items:
        try:
            results.append(await work(item))  # <- here
        except Exception:
            bad.append(item)
    return results, bad
