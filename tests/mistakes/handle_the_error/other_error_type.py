# wrong-result: turns other errors into one of its own
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except KeyError:
        return default
    except Exception as error:
        raise RuntimeError("fetch failed") from error  # <- here
