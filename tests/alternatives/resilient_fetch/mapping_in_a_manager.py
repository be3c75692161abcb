# A context manager that maps exceptions to names: when several functions share the names
import json

import aiohttp


class Outcome:
    """Turns the exceptions of its block into a name and what is known of it."""

    NAMES = (
        (aiohttp.ContentTypeError, "format"),
        (json.JSONDecodeError, "format"),
        (TimeoutError, "timeout"),
        (aiohttp.ClientError, "network"),
    )

    def __init__(self):
        self.result = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is None:
            return False
        if isinstance(error, aiohttp.ClientResponseError) and not isinstance(error, aiohttp.ContentTypeError):
            self.result = ("http", error.status)
            return True
        for known, name in self.NAMES:
            if isinstance(error, known):
                self.result = (name, repr(error))
                return True
        return False


async def fetch(session, url, limit):
    with Outcome() as outcome:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            response.raise_for_status()
            outcome.result = ("ok", await response.json())
    return outcome.result
