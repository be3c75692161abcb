# asynccontextmanager: when the way in and the way out read best as one function
"""Commit or roll back, then close, whatever ends the block."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol


class Connection(Protocol):
    """A connection to a database; each call takes a moment."""

    open: Callable[[], Awaitable[None]]
    commit: Callable[[], Awaitable[None]]
    rollback: Callable[[], Awaitable[None]]
    close: Callable[[], Awaitable[None]]


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
