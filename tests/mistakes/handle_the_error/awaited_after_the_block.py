# returned-without-await: makes the call inside the try and awaits it when the try is over
async def fetch_or_default(fetch, key, default):
    try:
        pending = fetch(key)  # <- here
    except KeyError:
        return default
    return await pending
