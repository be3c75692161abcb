# returned-without-await: awaits what a helper with the try has handed out
async def fetch_or_default(fetch, key, default):
    def attempt():
        try:
            return fetch(key)  # <- here
        except KeyError:
            return default

    return await attempt()
