# swallowed-cancellation: returns in finally, which drops whatever was raised
async def fetch_or_default(fetch, key, default):
    result = default
    try:
        result = await fetch(key)
    finally:
        return result  # <- here
