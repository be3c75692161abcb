# errors-hidden: catches every Exception
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except Exception:  # <- here
        return default
