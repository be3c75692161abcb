# sequential-awaits: awaits each fetch inside the loop


async def fetch_bounded(fetch, keys, limit):
    results = []
    for key in keys:
        results.append(await fetch(key))  # <- here
    return results
