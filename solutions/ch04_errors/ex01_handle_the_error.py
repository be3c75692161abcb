# try around the await: when one kind of error has one answer
"""Handle one error, and let the others through."""

from collections.abc import Awaitable, Callable


async def fetch_or_default(fetch: Callable[[str], Awaitable[object]], key: str, default: object) -> object:
    """Give the value of a key, or default for one that is not there."""
    try:
        return await fetch(key)  # awaited here: its error is raised inside the block
    except KeyError:
        return default
