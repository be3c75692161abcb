# a task for each key: when callers may go, and the load goes on for the others
"""Load once for all who ask."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any


class Cache:
    """Values by key; made inside a running event loop."""

    def __init__(self) -> None:
        self._loads: dict[str, asyncio.Task[object]] = {}  # running, or done with a value

    async def get(self, key: str, load: Callable[[str], Coroutine[Any, Any, object]]) -> object:
        """Give the value of `await load(key)`, which is loaded once and kept."""
        task = self._loads.get(key)
        if task is None:
            # No await between looking and storing: whoever comes next finds the task.
            task = self._loads[key] = asyncio.create_task(load(key))
            task.add_done_callback(partial(self._forget_failure, key))
        return await asyncio.shield(task)  # who is cancelled here leaves the load to the others

    def _forget_failure(self, key: str, task: asyncio.Task[object]) -> None:
        if task.cancelled() or task.exception() is not None:
            del self._loads[key]
