# gather with return_exceptions: when all outcomes are wanted, and sorted afterwards
"""Keep what worked, and name what failed."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def fetch_all(
    fetch: Callable[[str], Coroutine[Any, Any, object]], keys: Sequence[str]
) -> tuple[dict[str, object], dict[str, BaseException]]:
    """Give the values and the exceptions, each by its key."""
    outcomes = await asyncio.gather(*[fetch(key) for key in keys], return_exceptions=True)
    ok: dict[str, object] = {}
    errors: dict[str, BaseException] = {}
    for key, outcome in zip(keys, outcomes, strict=True):
        if isinstance(outcome, BaseException):  # CancelledError is no Exception
            errors[key] = outcome
        else:
            ok[key] = outcome
    return ok, errors
