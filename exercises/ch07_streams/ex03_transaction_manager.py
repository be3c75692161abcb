"""Commit or roll back.

Write an asynchronous context manager for one transaction of a connection.

    it went well         open ▶ the block ▶ commit ▶ close
    error or cancelled   open ▶ the block ▶ rollback ▶ close ▶ the error goes on

What is looked at: the order of the calls, each over before the next begins; what the block gets, which is
`conn` itself; that what ends the block, an error of any kind or a cancellation, comes out of it unchanged.
Done when there is no way out of the block that leaves the connection open, or the outcome undecided.
Read: https://docs.python.org/3/library/contextlib.html#contextlib.asynccontextmanager
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol


class Connection(Protocol):
    """A connection to a database; each call takes a moment, and what it gives has no meaning."""

    open: Callable[[], Awaitable[object]]
    commit: Callable[[], Awaitable[object]]
    rollback: Callable[[], Awaitable[object]]
    close: Callable[[], Awaitable[object]]


def transaction(conn: Connection) -> AbstractAsyncContextManager[Connection]:
    """Manage one transaction in an `async with`; the name after `as` is the connection itself."""
    # TODO: open the connection on the way in, and give it to the block
    # TODO: on the way out, commit if the block went well, else roll back
    # TODO: close it in either case
    raise NotImplementedError
