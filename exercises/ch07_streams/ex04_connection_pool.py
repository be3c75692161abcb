"""Share a few connections.

Write a pool: whoever needs a connection borrows one for the time of a block, and there are never too many.

    possible, size 2   0 s      0.05 s   0.1 s    0.15 s
    ann, bob           ██████████                   two connections are made on demand
    cid, dan                    ██████████          they wait, and get the same two again
    eve                                  ██████████

What is looked at: how many connections there are, closing ones included; that a free one is used first; that
waiters are served in order; that errors, cancellations, broken connections, a failing `make` cost no place.
Done when the pool is as good as new after each of these, and `close` leaves none open.
Read: https://docs.python.org/3/library/asyncio-sync.html
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol


class Connection(Protocol):
    """What is shared; `broken` may become true while it is borrowed."""

    broken: bool
    close: Callable[[], Awaitable[None]]


class Pool:
    """At most `size` connections, each made by `await make()`; the constructor calls nothing."""

    def __init__(self, make: Callable[[], Awaitable[Connection]], size: int) -> None:
        raise NotImplementedError  # TODO: what do borrowers share?

    def acquire(self) -> AbstractAsyncContextManager[Connection]:
        """Borrow a connection for a block; RuntimeError after `close`. A broken one is closed, not kept."""
        raise NotImplementedError  # TODO: wait for a place, borrow, and give both back on every way out

    async def close(self) -> None:
        """Close every idle connection; called when nothing is borrowed."""
        raise NotImplementedError  # TODO: close them, and let nobody borrow any more
