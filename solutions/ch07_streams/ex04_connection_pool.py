# a semaphore and a list: when the places are only counted, and what is idle is kept
"""Share a few connections: a semaphore counts the places, a list keeps what is idle."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol


class Connection(Protocol):
    """What is shared; `broken` may become true while it is borrowed."""

    broken: bool
    close: Callable[[], Awaitable[None]]


class Pool:
    """At most `size` connections, each made by `await make()`; the constructor calls nothing."""

    def __init__(self, make: Callable[[], Awaitable[Connection]], size: int) -> None:
        self._make = make
        self._places = asyncio.Semaphore(size)
        self._idle: list[Connection] = []
        self._closed = False

    @asynccontextmanager
    async def acquire(self) -> AsyncIterator[Connection]:
        """Borrow a connection for a block; RuntimeError after `close`. A broken one is closed, not kept."""
        if self._closed:
            raise RuntimeError("the pool is closed")
        async with self._places:  # whoever is inside owns at most one connection
            conn = self._idle.pop() if self._idle else await self._make()
            try:
                yield conn
            finally:
                if conn.broken:
                    await conn.close()
                else:
                    self._idle.append(conn)

    async def close(self) -> None:
        """Close every idle connection; called when nothing is borrowed."""
        self._closed = True
        while self._idle:
            await self._idle.pop().close()
