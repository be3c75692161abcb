# returned-without-await: returns the call out of the try, so that the handler never sees its error
async def fetch_or_default(fetch, key, default):
    try:
        return fetch(key)  # <- here
    except KeyError:
        return default
