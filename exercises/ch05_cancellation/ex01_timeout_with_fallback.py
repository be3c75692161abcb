"""Give a call a limited time, and a default when it is too slow.

    in time     0 s ████ value                      ──► the value
    too late    0 s █████████████|limit ▒▒ cleanup  ──► the default
    it fails    0 s ██████✗                         ──► its own exception, a TimeoutError of its own too

What is looked at: value or default; that a call that is too late has been cancelled and has ended by then;
that every exception of `fetch` reaches the caller; that the caller can cancel `quote`.
Done when you can tell your own timeout from a TimeoutError that `fetch` raises.
Read: https://docs.python.org/3/library/asyncio-task.html#timeouts
"""

from collections.abc import Callable, Coroutine
from typing import Any


async def quote(fetch: Callable[[], Coroutine[Any, Any, object]], limit: float, default: object) -> object:
    """Give the value of `await fetch()`, or `default`, of any type, if that takes longer than `limit` s."""
    # TODO: call fetch, with `limit` seconds for it
    # TODO: when the time is over, give the default
    # TODO: let an exception that fetch raises within its time pass, whatever its type
    raise NotImplementedError
