# wrong-result: takes a value that counts as false for a missing one
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key) or default
    except KeyError:
        return default
