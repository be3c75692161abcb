# wrong-result: takes a KeyError for one of its own only when it names the key
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except KeyError as error:
        if error.args != (key,):
            raise
        return default
