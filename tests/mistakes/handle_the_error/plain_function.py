# returned-without-await: hands the call to the caller, who awaits it after the try has ended
def fetch_or_default(fetch, key, default):
    try:
        return fetch(key)  # <- here
    except KeyError:
        return default
