# errors-hidden: prints the error and goes on as if nothing had happened
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)
    except KeyError:
        return default
    except Exception as error:  # <- here
        print("could not fetch", key, error)
        return default
