# wrong-result: accepts KeyError itself and none of its subclasses
async def fetch_or_default(fetch, key, default):
    try:
        return await fetch(key)  # <- here
    except KeyError as error:
        if type(error) is KeyError:
            return default
        raise
