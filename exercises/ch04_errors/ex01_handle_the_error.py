"""Handle one error, and let the others through.

Repair `fetch_or_default`: a default stands in for a key that is not there, and for nothing else.

    value       fetch(key) ██████ ──► the value
    KeyError    fetch(key) ███✗   ──► default
    other error fetch(key) ███✗   ──► the same error, to the caller

What is looked at: the value; a KeyError raised at once and after a while; other errors and a cancellation,
which have to reach the caller unchanged; that fetch is called once.
Done when KeyError, and only KeyError, becomes the default.
Read: https://docs.python.org/3/tutorial/errors.html#handling-exceptions
"""

from collections.abc import Awaitable, Callable


async def fetch_or_default(fetch: Callable[[str], Awaitable[object]], key: str, default: object) -> object:
    """Give `await fetch(key)`, or default if that raises a KeyError (or a subclass of it)."""
    # TODO: where does the body of fetch run, inside this `try` or after it? Which errors does `except` catch?
    try:
        return fetch(key)
    except Exception:
        return default
