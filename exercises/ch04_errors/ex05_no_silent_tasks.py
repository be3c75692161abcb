"""Let work go on in the background, and never lose it.

Complete `Background`: it starts jobs, keeps hold of them, tells of their errors, and waits for their end.

    0 s        0.1 s     0.2 s
    spawn(a)  ██████████████████  ends well
    spawn(b)  ████████✗ ──────────► on_error(the exception), once
    close()       ················  waits for both, and returns

What is looked at: that jobs overlap, and survive the garbage collector; which errors on_error hears of,
and how often; that every job has ended by itself when `close` returns; that the loop sleeps while it waits.
Done when no job can vanish, no error stays unheard, and a cancelled job is not taken for an error.
Read: https://docs.python.org/3/library/asyncio-task.html#asyncio.create_task
"""

from collections.abc import Callable, Coroutine
from typing import Any


class Background:
    """Jobs that run beside the code that started them, inside one event loop."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        """Take the plain function that is to hear of each Exception of a job exactly once."""
        # TODO: where are the running tasks kept? The event loop itself holds them only weakly.
        raise NotImplementedError

    def spawn(self, coro: Coroutine[Any, Any, object]) -> None:
        """Start the job and return at once; the running task stays referenced until it ends."""
        # TODO: start it, keep it, and see to it that its error is read
        raise NotImplementedError

    async def close(self) -> None:
        """Wait, without cancelling, until all jobs have ended and on_error has heard of each error.

        Their errors are not raised here. Nothing is spawned any more once this is called.
        """
        # TODO: wait for whatever is still running
        raise NotImplementedError
