# a semaphore in a TaskGroup: when a task for each key is affordable
"""Never more than so many at once."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any


async def fetch_bounded(
    fetch: Callable[[str], Coroutine[Any, Any, object]], keys: Sequence[str], limit: int
) -> list[object]:
    """Fetch every key, at most `limit` at a time; give the results in the order of the keys."""
    places = asyncio.Semaphore(limit)  # one for all keys

    async def fetch_one(key: str) -> object:
        async with places:
            return await fetch(key)

    async with asyncio.TaskGroup() as group:  # a failure cancels the others and waits for their end
        tasks = [group.create_task(fetch_one(key)) for key in keys]
    return [task.result() for task in tasks]
