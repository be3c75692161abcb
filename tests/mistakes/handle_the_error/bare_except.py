# swallowed-cancellation: catches everything, the cancellation of its own task included
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except:  # <- here
        return default
