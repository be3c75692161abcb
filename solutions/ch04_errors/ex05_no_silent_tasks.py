# a watched task for each job: when nobody needs its result, and its failure must be heard at once
"""Let work go on in the background, and never lose it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Background:
    """Jobs that run beside the code that started them, inside one event loop."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        """Take the plain function that is to hear of each Exception of a job."""
        self._on_error = on_error
        self._tasks: set[asyncio.Task[None]] = set()  # holds what the loop holds only weakly

    def spawn(self, coro: Coroutine[Any, Any, object]) -> None:
        """Start the job and return at once."""
        task = asyncio.create_task(self._watch(coro))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Wait until all jobs have ended."""
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _watch(self, coro: Coroutine[Any, Any, object]) -> None:
        try:
            await coro
        except Exception as error:  # a cancellation is none, and goes its way
            self._on_error(error)
