# forgotten-await: keeps the coroutine and calls it the value
async def fetch_or_default(fetch, key, default):
    try:
        value = fetch(key)  # <- here
    except KeyError:
        value = default
    return value
