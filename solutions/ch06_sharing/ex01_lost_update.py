# a lock: when a few steps must not mix with those of others
"""Lose no deposit."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol


class Store(Protocol):
    """Where the balance is kept; each call takes a moment."""

    async def read(self) -> int:
        """Give the stored balance."""

    async def write(self, value: int) -> None:
        """Store a balance."""


class Account:
    """The only user of its store; made inside a running event loop."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._balance_lock = asyncio.Lock()  # one for all deposits

    async def deposit(self, n: int, notify: Callable[[], Awaitable[None]]) -> None:
        """Add n to the stored balance, then tell of it."""
        async with self._balance_lock:
            value = await self.store.read()
            await self.store.write(value + n)
        await notify()  # touches nothing that is shared
