# swallowed-cancellation: catches BaseException
async def fetch_or_default(fetch, key, default):
    result = default
    try:
        result = await fetch(key)
    except BaseException:  # <- here
        pass
    return result
