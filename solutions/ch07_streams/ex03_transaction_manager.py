# asynccontextmanager: when the way in and the way out read best as one function
"""Commit or roll back, then close, whatever ends the block."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol


class Connection(Protocol):
    """A connection to a database; each call takes a moment, and what it gives has no meaning."""

    open: Callable[[], Awaitable[object]]
    commit: Callable[[], Awaitable[object]]
    rollback: Callable[[], Awaitable[object]]
    close: Callable[[], Awaitable[object]]


@asynccontextmanager
async def transaction(conn: Connection) -> AsyncIterator[Connection]:
    """Manage one transaction in an `async with`; the name after `as` is the connection itself."""
    await conn.open()
    try:
        yield conn
    except BaseException:  # a cancellation is no Exception
        await conn.rollback()
        raise
    else:
        await conn.commit()
    finally:
        await conn.close()
