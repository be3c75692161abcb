# try with else: when more happens to the value, and none of that may be caught
async def fetch_or_default(fetch, key, default):
    try:
        value = await fetch(key)
    except KeyError:
        value = default
    else:
        print("got", key)
    return value
