# One handler that looks at the error: when the decision needs more than its type
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except Exception as error:
        if not isinstance(error, KeyError):
            raise
        return default
