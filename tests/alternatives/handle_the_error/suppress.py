# suppress around the await: when nothing but "ignore this one" is to be said
from contextlib import suppress


async def fetch_or_default(fetch, key, default):
    with suppress(KeyError):
        return await fetch(key)
    return default
