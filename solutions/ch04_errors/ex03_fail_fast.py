# TaskGroup unwrapped: when a failure should end the rest, and callers expect the bare error
"""Fail fast, and leave nothing behind."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def load_all(fetch: Callable[[str], Coroutine[Any, Any, object]], keys: Sequence[str]) -> list[object]:
    """Give the values in the order of the keys, or raise the first failure."""
    try:
        async with asyncio.TaskGroup() as group:  # cancels the others, and waits for them
            tasks = [group.create_task(fetch(key)) for key in keys]
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None  # the one that came first
    return [task.result() for task in tasks]
