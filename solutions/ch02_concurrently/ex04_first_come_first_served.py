# as_completed: when one place handles each result as it comes
"""Deliver each result as soon as it is there."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def each_as_done(
    fetch: Callable[[str], Coroutine[Any, Any, object]],
    ids: Sequence[str],
    cb: Callable[[str, object], None],
) -> None:
    """Call `cb(i, value)` for every id as soon as its value is there."""

    async def fetch_with_id(i: str) -> tuple[str, object]:
        return i, await fetch(i)  # as_completed does not say whose result it gives, so the result says it

    for next_one in asyncio.as_completed([fetch_with_id(i) for i in ids]):
        i, value = await next_one
        cb(i, value)
