# wrong-result: asks a second time after any error, and only the second one reaches the caller
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except KeyError:
        return default
    except Exception:
        return await fetch(key)
