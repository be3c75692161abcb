# A context manager that notes the KeyError: when many places need the same handling
class Missing:
    def __init__(self):
        self.noted = False

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.noted = isinstance(error, KeyError)
        return self.noted


async def fetch_or_default(fetch, key, default):
    value = None
    with Missing() as missing:
        value = await fetch(key)
    return default if missing.noted else value
