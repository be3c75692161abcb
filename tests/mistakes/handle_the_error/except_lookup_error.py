# errors-hidden: catches LookupError, of which IndexError is one
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except LookupError:  # <- here
        return default
