# asyncio.timeout: when the end by this limit must be told from every other end
"""Give a call a limited time, and a default when it is too slow."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


async def quote(fetch: Callable[[], Coroutine[Any, Any, object]], limit: float, default: object) -> object:
    """Give the value of the call, or the default when the time is over."""
    try:
        async with asyncio.timeout(limit) as deadline:
            return await fetch()
    except TimeoutError:
        if deadline.expired():  # ours; otherwise fetch has raised a TimeoutError of its own
            return default
        raise
